package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.bundle.registry.SmallRegistry;
import dev.eidos.testing.PackedChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code eidos bundle --vendor-charts}: the charts go along. */
class VendorChartsTest {
    @TempDir
    private Path folder;

    private BundleRuns runs;

    @BeforeEach
    void recipe() throws IOException {
        runs = BundleRuns.in(folder);
        Files.createDirectories(charts());
        PackedChart.of("y", "1.0.0")
                .file("y/templates/application.yaml", "a: {{ .Values.a }}\n")
                .write(charts().resolve("y-1.0.0.tgz"));
    }

    private Path charts() {
        return folder.resolve("charts");
    }

    private Run vendored(String... flags) {
        List<String> all = new ArrayList<>(List.of("--vendor-charts", charts().toString()));
        all.addAll(List.of(flags));
        return runs.bundle(all.toArray(String[]::new));
    }

    @Test
    void helmInstallsFromTheFolderBesideTheValues() throws IOException {
        // when
        Run run = vendored();

        // then
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, String> files = runs.files();
        assertThat(files.get("install.sh"))
                .contains("helm upgrade --install 'gpu' './chart'")
                .doesNotContain("--repo", "charts.example");
        assertThat(files).containsKeys("gpu/chart/Chart.yaml", "net/chart/templates/application.yaml");
        assertThat(files.get("checksums.txt")).contains("  gpu/chart/Chart.yaml\n");
        assertThat(files.get("README.md")).contains("The charts are in this bundle");
        assertThat(files.get("charts.txt"))
                .contains("y 1.0.0 https://charts.example\n#   sha256:")
                .contains("#   gpu/chart\n")
                .doesNotContain("helm pull");
        assertThat(files.get("sbom.cdx.json")).contains("\"SHA-256\"");
        assertThat(Run.of("verify", runs.target().toString()).code()).isZero();
    }

    @Test
    void whatSomebodyChangesInAChartIsFound() throws IOException {
        // given
        vendored();

        // when
        Files.writeString(runs.target().resolve("gpu/chart/templates/application.yaml"), "a: 2\n");

        // then
        Run run = Run.of("verify", runs.target().toString());
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("gpu/chart/templates/application.yaml");
    }

    @Test
    void helmfileAsksNobodyForDependencies() throws IOException {
        // when
        Run run = vendored("--deployer", "helmfile");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(runs.files().get("helmfile.yaml"))
                .contains("chart: \"./gpu/chart\"\n  skipDeps: true\n")
                .doesNotContain("repositories:", "charts.example");
    }

    @Test
    void argoTakesTheChartFromGitAndItsRootLeavesChartsAlone() throws IOException {
        // when
        Run run = vendored("--deployer", "argocd", "--repo", "https://git.example.com/a.git", "--repo-path", "east");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, String> files = runs.files();
        assertThat(files.get("gpu/application.yaml"))
                .contains("path: east/gpu/chart", "- \"../values.yaml\"")
                .doesNotContain("charts.example");
        assertThat(files.get("app-of-apps.yaml")).contains("include: \"*/application.yaml\"", "exclude: \"*/*/*\"");
    }

    @Test
    void fluxTakesTheChartFromTheSourceOfTheBundle() throws IOException {
        // when
        Run run = vendored("--deployer", "flux", "--repo", "https://git.example.com/a.git");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, String> files = runs.files();
        assertThat(files.get("gpu/helmrelease.yaml"))
                .contains("chart: \"./gpu/chart\"", "reconcileStrategy: ChartVersion", "kind: GitRepository");
        assertThat(files).doesNotContainKey("sources.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--deployer argocd | --repo is missing",
                "--deployer flux | --repo is missing",
                "--deployer flux --repo oci://registry.example.com/a | its chart is in the bundle, and Flux takes a",
                "--vendor-charts | --vendor-charts",
            })
    void whatCannotBeIsToldAndNothingIsWritten(String flags, String message) {
        // when
        Run run = vendored(flags.split(" ", -1));

        // then
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(runs.target()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://charts.example", "oci://", "oci://a b/c", "oci://me:secret@h/c"})
    void aPlaceThatHasNoChartsIsRefused(String place) {
        // when
        Run run = runs.bundle("--vendor-charts", place);

        // then
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: not a ").doesNotContain("secret");
        assertThat(runs.target()).doesNotExist();
    }

    @Test
    void anEmptyVariableOfAScriptIsNoPlace() {
        // when
        Run run = runs.bundle("--vendor-charts", "");

        // then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no directory is named: --vendor-charts");
    }

    @Test
    void anotherVersionIsNotTaken() throws IOException {
        // given
        Files.delete(charts().resolve("y-1.0.0.tgz"));
        PackedChart.of("y", "1.0.1").write(charts().resolve("y-1.0.1.tgz"));

        // when
        Run run = vendored();

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("2 charts to put into the bundle are not there: --vendor-charts " + charts())
                .contains("has it in version 1.0.1 only");
        assertThat(runs.target()).doesNotExist();
    }

    @Test
    void aRegistryGivesItsChartsByNameAndVersion() throws Exception {
        try (var registry = new SmallRegistry()) {
            // given
            byte[] packed = Files.readAllBytes(charts().resolve("y-1.0.0.tgz"));
            registry.chart("mirror/charts/y", "1.0.0", packed);

            // when
            Run run = runs.bundle("--vendor-charts", "oci://" + registry.host() + "/mirror/charts", "--plain-http");

            // then
            assertThat(run.code()).as(run.err()).isZero();
            String fromRegistry = runs.files().get("checksums.txt");
            Run again = vendored();
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(runs.files().get("checksums.txt")).isEqualTo(fromRegistry);
        }
    }

    @Test
    void aChartThatTheRegistryLacksIsTold() throws Exception {
        try (var registry = new SmallRegistry()) {
            // when
            Run run = runs.bundle("--vendor-charts", "oci://" + registry.host() + "/charts", "--plain-http");

            // then
            assertThat(run.code()).as(run.err()).isEqualTo(3);
            assertThat(run.err()).contains("oci://" + registry.host() + "/charts/y:1.0.0 is not there");
            assertThat(runs.target()).doesNotExist();
        }
    }

    @Test
    void aBundleWithChartsIsAPlaceOfChartsItself() throws IOException {
        // given
        assertThat(vendored().code()).isZero();
        String before = runs.files().get("gpu/chart/Chart.yaml");
        Path carried = Files.move(runs.target(), folder.resolve("carried"));

        // when
        Run run = runs.bundle("--vendor-charts", carried.toString());

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(runs.files().get("gpu/chart/Chart.yaml")).isEqualTo(before);
    }
}
