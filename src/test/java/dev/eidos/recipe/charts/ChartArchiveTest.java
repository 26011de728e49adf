package dev.eidos.recipe.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.testing.PackedChart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartArchiveTest {
    @Test
    void aChartIsReadWithTheChartsInIt() throws IOException {
        // given
        byte[] below = PackedChart.of("below", "0.1.0")
                .file("below/values.yaml", "a: 1\n")
                .bytes();
        byte[] packed = PackedChart.of("gpu", "1.0.0")
                .file("gpu/values.yaml", "b: 2\n")
                .file("gpu/charts/below-0.1.0.tgz", below)
                .bytes();

        // when
        Chart chart = ChartArchive.read(packed, "gpu.tgz");

        // then
        assertThat(chart.name() + " " + chart.version()).isEqualTo("gpu 1.0.0");
        assertThat(chart.files())
                .containsOnlyKeys("Chart.yaml", "values.yaml", "charts/below/Chart.yaml", "charts/below/values.yaml");
        assertThat(chart.subcharts().get("below"))
                .extracting(subchart -> subchart.values().text("a"))
                .isEqualTo("1");
    }

    @Test
    void aSubchartIsCalledByItsAlias() throws IOException {
        // given
        byte[] packed = new PackedChart()
                .file("gpu/Chart.yaml", """
                    name: gpu
                    version: 1.0.0
                    dependencies: [{name: below, alias: first}, {name: below, alias: second}]
                    """)
                .file("gpu/charts/below/Chart.yaml", "name: below\nversion: 1.0.0\n")
                .bytes();

        // then
        assertThat(ChartArchive.read(packed, "gpu.tgz").subcharts()).containsOnlyKeys("first", "second");
    }

    @Test
    void longNamesAreReadInBothForms() throws IOException {
        // given
        String path = "gpu/templates/" + "long/".repeat(30) + "x.yaml";
        String record = " path=" + path.replace("x.yaml", "y.yaml") + "\n";
        String pax = (record.length() + 3) + record;
        byte[] packed = PackedChart.of("gpu", "1.0.0")
                .entry('L', "././@LongLink", (path + "\0").getBytes(StandardCharsets.UTF_8))
                .file("cut", "x")
                .entry('x', "PaxHeaders/y", pax.getBytes(StandardCharsets.UTF_8))
                .file("cut", "y")
                .bytes();

        // then
        assertThat(ChartArchive.read(packed, "gpu.tgz").files())
                .containsKeys(
                        path.substring("gpu/".length()),
                        path.replace("x.yaml", "y.yaml").substring("gpu/".length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpu/../../etc/passwd | a file in it leaves the chart's folder: gpu/../../etc/passwd",
                "/etc/passwd          | a file in it leaves the chart's folder: /etc/passwd",
                "gpu//x               | the path of a file in it is not plain: gpu//x",
                "gpu\\x               | the path of a file in it has a backslash, or a character that is not shown",
                "beside               | beside in it lies beside the chart's folder",
                "other/x              | it has two folders, gpu and other",
                "gpu/Chart.yaml       | it has gpu/Chart.yaml twice",
            })
    void aPathThatNoChartHasIsRefused(String path, String reason) {
        refused(PackedChart.of("gpu", "1.0.0").file(path, "x").bytes(), reason);
    }

    @ParameterizedTest
    @CsvSource({"1, a hard link", "2, a symbolic link", "3, a device", "6, a FIFO", "Z, an entry of type 90"})
    void whatIsNoFileIsRefused(char type, String kind) {
        refused(
                PackedChart.of("gpu", "1.0.0").header(type, "gpu/link", 0).bytes(),
                "it has " + kind + ", which no chart may have: gpu/link");
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsRead() {
        refused(
                PackedChart.of("gpu", "1.0.0").header('0', "gpu/large", 6 << 20).bytes(),
                "gpu/large in it has more than 5 MiB");
        refused(
                PackedChart.of("gpu", "1.0.0")
                        .header('5', "gpu/folder", 1L << 32)
                        .bytes(),
                "it has more than 128 MiB when unpacked");
    }

    @Test
    void manyLargeFilesAreRefused() {
        // given
        PackedChart chart = PackedChart.of("gpu", "1.0.0");
        byte[] content = new byte[5 << 20];
        for (int i = 0; i < 13; i++) {
            chart.file("gpu/file-" + i, content);
        }

        // then
        refused(chart.bytes(), "it has more than 64 MiB when unpacked");
    }

    @Test
    void manySmallArchivesThatUnpackToMuchAreRefused() {
        // given: a folder's entry may announce content, which is passed over, but has to be unpacked
        byte[] inner = PackedChart.of("below", "1.0.0")
                .entry('5', "below/folder", new byte[40 << 20])
                .bytes();
        PackedChart chart = PackedChart.of("gpu", "1.0.0");
        for (int i = 0; i < 4; i++) {
            chart.file("gpu/charts/below-" + i + ".tgz", inner);
        }

        // then
        refused(chart.bytes(), "it has more than 128 MiB when unpacked");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws IOException {
        // given
        var noTar = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(noTar)) {
            out.write("x".repeat(600).getBytes(StandardCharsets.UTF_8));
        }

        // then
        refused(noTar.toByteArray(), "it is no tar archive, or damaged, at byte 0 when unpacked");
        refused("no gzip at all".getBytes(StandardCharsets.UTF_8), "Not in GZIP format");
        refused(PackedChart.of("gpu", "1").header('0', "gpu/cut", 4000).bytes(), "it ends too early");
        refused(new PackedChart().file("gpu/values.yaml", "").bytes(), "it has no Chart.yaml, and so is no chart");
        refused(new PackedChart().file("gpu/Chart.yaml", "version: 1").bytes(), "its Chart.yaml has no name");
    }

    @Test
    void chartsThatArePackedIntoEachOtherForEverAreRefused() {
        // given
        byte[] packed = PackedChart.of("gpu", "1").bytes();
        for (int i = 0; i < 10; i++) {
            packed = PackedChart.of("gpu", "1")
                    .file("gpu/charts/gpu-1.tgz", packed)
                    .bytes();
        }

        // then
        refused(packed, "its charts are packed into each other more than 8 times");
    }

    private static void refused(byte[] packed, String reason) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ChartArchive.read(packed, "gpu.tgz"))
                .withMessage(reason);
    }
}
