package dev.eidos.bundle.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.BundleFile;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.bundle.VendoredCharts;
import dev.eidos.bundle.deployer.Plans;
import dev.eidos.bundle.seal.Sha256;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.testing.PackedChart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartStockTest {
    @TempDir
    private Path folder;

    @Test
    void aPackedChartIsCarriedUnpackedWithItsDigest() throws Exception {
        // given
        byte[] packed =
                PackedChart.of("gpu", "1.2.3").file("gpu/values.yaml", "a: 1\n").bytes();
        Files.write(folder.resolve("gpu-1.2.3.tgz"), packed);

        // when
        VendoredCharts charts = vendored("gpu");

        // then
        assertThat(charts.digest("gpu")).isEqualTo("sha256:" + Sha256.hex(packed));
        assertThat(Objects.requireNonNull(charts.byComponent().get("gpu")).in("gpu"))
                .extracting(BundleFile::path)
                .containsExactly("gpu/chart/Chart.yaml", "gpu/chart/values.yaml");
    }

    @Test
    void whatIsNoTextIsCarriedByteForByte() throws Exception {
        // given
        byte[] icon = {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};
        PackedChart.of("gpu", "1.2.3").file("gpu/icon.png", icon).write(folder.resolve("gpu-1.2.3.tgz"));

        // when
        List<BundleFile> files =
                Objects.requireNonNull(vendored("gpu").byComponent().get("gpu")).in("gpu");

        // then
        assertThat(files.getLast().bytes()).isEqualTo(icon);
    }

    @Test
    void whatWouldKeepFilesOutOfARepositoryStaysBehind() throws Exception {
        // given
        PackedChart.of("gpu", "1.2.3")
                .file("gpu/.gitignore", "charts/\n")
                .file("gpu/.helmignore", "*.md\n")
                .file("gpu/charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n")
                .file("gpu/charts/db/.sourceignore", "*\n")
                .file("gpu/.git/config", "x")
                .write(folder.resolve("gpu-1.2.3.tgz"));

        // when
        List<BundleFile> files =
                Objects.requireNonNull(vendored("gpu").byComponent().get("gpu")).in("gpu");

        // then
        assertThat(files)
                .extracting(BundleFile::path)
                .containsExactly("gpu/chart/.helmignore", "gpu/chart/Chart.yaml", "gpu/chart/charts/db/Chart.yaml");
    }

    @Test
    void theSameChartInTwoVersionsWithinAnotherStaysTwo() throws Exception {
        // given
        PackedChart.of("gpu", "1.2.3")
                .file("gpu/charts/db-1.0.0.tgz", PackedChart.of("db", "1.0.0").bytes())
                .file("gpu/charts/db-2.0.0.tgz", PackedChart.of("db", "2.0.0").bytes())
                .write(folder.resolve("gpu-1.2.3.tgz"));

        // when
        List<BundleFile> files =
                Objects.requireNonNull(vendored("gpu").byComponent().get("gpu")).in("gpu");

        // then
        assertThat(files)
                .extracting(BundleFile::path)
                .contains("gpu/chart/charts/db/Chart.yaml", "gpu/chart/charts/db-2.0.0/Chart.yaml");
    }

    @Test
    void allThatIsMissingIsToldAtOnce() throws Exception {
        // given
        PackedChart.of("net", "1.2.4").write(folder.resolve("net-1.2.4.tgz"));

        // when
        EidosException refused = refused("gpu", "net", "ups");

        // then
        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refused.getMessage()).startsWith("3 charts to put into the bundle are not there");
        assertThat(refused.reason())
                .isEqualTo("gpu 1.2.3, ups 1.2.3: " + folder + " does not have it; net 1.2.3: " + folder
                        + " has it in version 1.2.4 only");
        assertThat(refused.suggestion())
                .contains("helm pull gpu --repo https://charts.example.com/stable --version 1.2.3");
    }

    @Test
    void aChartThatNeedsAnotherIsRefusedWithoutIt() {
        // given
        new PackedChart().file("gpu/Chart.yaml", """
            apiVersion: v2
            name: gpu
            version: 1.2.3
            dependencies: [{name: db, version: 1.0.0, repository: "https://charts.example.com"}]
            """).write(folder.resolve("gpu-1.2.3.tgz"));

        // then
        assertThat(refused("gpu").reason()).isEqualTo("it depends on charts that are not in its charts folder: db");
    }

    @Test
    void anArchiveThatLeavesItsFolderIsRefused() {
        // given
        PackedChart.of("gpu", "1.2.3").file("gpu/../../etc/passwd", "x").write(folder.resolve("gpu-1.2.3.tgz"));

        // then
        assertThat(refused("gpu").reason()).isEqualTo("a file in it leaves the chart's folder: gpu/../../etc/passwd");
    }

    @Test
    void aLinkInAnArchiveIsRefused() {
        // given
        PackedChart.of("gpu", "1.2.3")
                .entry('2', "gpu/values.yaml", new byte[0])
                .write(folder.resolve("gpu-1.2.3.tgz"));

        // then
        assertThat(refused("gpu").reason()).contains("a symbolic link, which no chart may have");
    }

    @Test
    void aPathThatNoBundleMayHaveIsRefusedWithItsPlace() {
        // given
        String file = "templates/" + "a".repeat(85) + "/" + "b".repeat(95) + ".yaml";
        PackedChart.of("gpu", "1.2.3").write(folder.resolve("gpu-1.2.3.tgz"));
        unpacked(file);

        // then
        EidosException refused = refused("gpu");
        assertThat(refused.object()).isEqualTo(folder.resolve("gpu") + "/" + file);
        assertThat(refused.reason()).isEqualTo("it has more than 200 characters");
    }

    @Test
    void chartsThatAreTooLargeTogetherAreRefused() throws Exception {
        // given
        byte[] large = new byte[5 << 20];
        for (String name : List.of("gpu", "net")) {
            var chart = PackedChart.of(name, "1.2.3");
            for (int i = 0; i < 6; i++) {
                chart.file(name + "/large-" + i, large);
            }
            chart.write(folder.resolve(name + "-1.2.3.tgz"));
        }

        // then
        EidosException refused = refused("gpu", "net");
        assertThat(refused.object()).isEqualTo(folder.resolve("net-1.2.3.tgz").toString());
        assertThat(refused.reason()).isEqualTo("with that of net, they have more than 56 MiB");
    }

    /** In place of what is packed: an unpacked one comes first by name. */
    private void unpacked(String file) {
        try {
            Path path = folder.resolve("gpu").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "x", StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("gpu/Chart.yaml"), "apiVersion: v2\nname: gpu\nversion: 1.2.3\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private VendoredCharts vendored(String... names) throws InterruptedException {
        return new ChartStock(ChartDirectory.of(folder), folder.toString(), folder)
                .of(Plans.of(Arrays.stream(names)
                        .map(name -> Plans.chart(name, List.of()))
                        .toArray(BundledComponent[]::new)));
    }

    private EidosException refused(String... names) {
        return assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> vendored(names))
                .actual();
    }
}
