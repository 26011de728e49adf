package dev.eidos.recipe.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.testing.PackedChart;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void packedAndUnpackedChartsAreFound() throws Exception {
        // given
        PackedChart.of("gpu", "v1.0.0").write(folder.resolve("gpu-v1.0.0.tgz"));
        PackedChart.of("gpu-crds", "2.0.0").write(folder.resolve("gpu-crds-2.0.0.tgz"));
        unpacked("net", "3.0.0");

        // then
        assertThat(find("gpu", "1.0.0")).isEqualTo("gpu v1.0.0");
        assertThat(find("gpu-crds", "2.0.0")).isEqualTo("gpu-crds 2.0.0");
        assertThat(find("net", "3.0.0")).isEqualTo("net 3.0.0");
        assertThat(find("net", "4.0.0")).isEqualTo(folder + " has it in version 3.0.0 only");
        assertThat(find("other", "1.0.0")).isEqualTo(folder + " does not have it");
    }

    @Test
    void aFolderOfTheChartsNameThatHoldsNoneIsTold() throws Exception {
        // given: sources, of which only a release makes a chart
        Path sources = Files.createDirectories(folder.resolve("gpu-1.0.0"));
        Files.writeString(sources.resolve("Chart.template.yaml"), "name: gpu\n");

        // then
        assertThat(find("gpu", "1.0.0"))
                .isEqualTo(sources + " has no Chart.yaml, so it is no chart: fetch it with 'helm pull'");
    }

    @Test
    void aLinkInAChartIsRefused() throws Exception {
        // given
        Path chart = unpacked("gpu", "1.0.0");
        Files.createSymbolicLink(chart.resolve("values.yaml"), Path.of("elsewhere"));

        // then
        refused("gpu", "it has a symbolic link, which no chart may have: values.yaml");
    }

    @Test
    void aLinkToAChartIsRefused() throws Exception {
        // given
        Path chart = unpacked("net", "1.0.0");
        Files.createSymbolicLink(folder.resolve("gpu"), chart);
        Files.writeString(chart.resolve("Chart.yaml"), "name: gpu\nversion: 1.0.0\n");

        // then
        refused("gpu", "it is a symbolic link, and not the chart's folder");
    }

    @Test
    void aChartOf200MebibytesIsRefusedUnread() throws Exception {
        // given
        try (var file = new RandomAccessFile(folder.resolve("gpu-1.0.0.tgz").toFile(), "rw")) {
            file.setLength(200L << 20);
        }
        Path chart = unpacked("net", "1.0.0");
        try (var file = new RandomAccessFile(chart.resolve("large").toFile(), "rw")) {
            file.setLength(200L << 20);
        }

        // then
        refused("gpu", "it has more than 32 MiB");
        refused("net", "large in it has more than 5 MiB");
    }

    @Test
    void aChartThatDoesNotParseIsRefusedWithItsLine() throws Exception {
        // given
        Path chart = unpacked("gpu", "1.0.0");
        Files.writeString(chart.resolve("Chart.yaml"), "name: gpu\nversion: [1\n");

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> find("gpu", "1.0.0"))
                .satisfies(e -> assertThat(e.object()).startsWith(chart.resolve("Chart.yaml") + ":3:"));
    }

    @Test
    void noDirectoryIsTold() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> ChartDirectory.of(folder.resolve("none")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void anOciLayoutIsRead() throws Exception {
        // given
        layout(PackedChart.of("gpu", "1.0.0").bytes());

        // then
        assertThat(find("gpu", "1.0.0")).isEqualTo("gpu 1.0.0");
        assertThat(find("gpu", "2.0.0")).isEqualTo("the OCI layout " + folder + " does not have it");
    }

    @Test
    void aBlobThatIsNotWhatItsDigestSaysIsRefused() throws Exception {
        // given
        String digest = layout(PackedChart.of("gpu", "1.0.0").bytes());
        Files.write(
                folder.resolve("blobs/sha256/" + digest),
                PackedChart.of("gpu", "2.0.0").bytes());

        // then
        refused("gpu", "the blob sha256:" + digest + " has other content than its digest says");
    }

    @Test
    void aLayoutWithoutDigestsIsRefused() throws Exception {
        // given
        Files.writeString(folder.resolve("oci-layout"), "{}");
        Files.writeString(folder.resolve("index.json"), "{\"manifests\": [{\"digest\": \"sha256:../../x\"}]}");

        // then
        refused("gpu", "it names a blob without a SHA-256 digest");
    }

    private String layout(byte[] packed) throws IOException {
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
        Files.createDirectories(folder.resolve("blobs/sha256"));
        String layer = blob(packed);
        String manifest = blob("""
            {"layers": [{"mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "digest": "sha256:%s"}],
             "annotations": {"org.opencontainers.image.title": "gpu", "org.opencontainers.image.version": "1.0.0"}}
            """.formatted(layer).getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("index.json"), "{\"manifests\": [{\"digest\": \"sha256:" + manifest + "\"}]}");
        return layer;
    }

    private String blob(byte[] content) throws IOException {
        String digest = OciLayout.sha256(content);
        Files.write(folder.resolve("blobs/sha256/" + digest), content);
        return digest;
    }

    private Path unpacked(String name, String version) throws IOException {
        Path chart = Files.createDirectories(folder.resolve(name));
        Files.writeString(chart.resolve("Chart.yaml"), "name: " + name + "\nversion: " + version + "\n");
        return chart;
    }

    private String find(String name, String version) throws InterruptedException {
        return switch (ChartDirectory.of(folder).find(new ChartRef(name, version, null))) {
            case ChartSearch.Found(Chart chart) -> chart.name() + " " + chart.version();
            case ChartSearch.Absent(String reason) -> reason;
        };
    }

    private void refused(String name, String reason) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> find(name, "1.0.0"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.object()).startsWith(folder.toString()));
    }
}
