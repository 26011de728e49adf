package dev.eidos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.testing.PackedChart;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MixedFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetBundleTest {
    @TempDir
    private Path folder;

    private String fleet = "";
    private String recipe = "";

    @BeforeEach
    void theRecipeOfAMixedFleet() throws IOException {
        fleet = new MixedFleet()
                .with(2, HardwareClass.H100)
                .with(1, HardwareClass.L40S)
                .withoutGpus(1)
                .write(folder.resolve("fleet"))
                .toString();
        recipe = folder.resolve("recipe.yaml").toString();
        Run made = Run.of("recipe", "-s", fleet, "--intent", "training", "-o", recipe);
        assertThat(made.code()).as(made.err()).isZero();
    }

    private String bundle() {
        return folder.resolve("bundle").toString();
    }

    @ParameterizedTest
    @CsvSource({
        "helm, install.sh",
        "helmfile, helmfile.yaml",
        "argocd, README.md",
        "flux, gpu-operator/sync.yaml",
    })
    void everyDeployerWaitsForThePoolsDrivers(String deployer, String file) throws IOException {
        // given
        boolean git = deployer.equals("argocd") || deployer.equals("flux");

        // when
        Run run = git
                ? Run.of(
                        "bundle",
                        "-r",
                        recipe,
                        "-o",
                        bundle(),
                        "--deployer",
                        deployer,
                        "--repo",
                        "https://git.example.com/a.git")
                : Run.of("bundle", "-r", recipe, "-o", bundle(), "--deployer", deployer);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Run.of("verify", bundle()).code()).isZero();
        assertThat(folder.resolve("bundle").resolve(file)).content().containsIgnoringCase("nvidiadriver");
        assertThat(folder.resolve("bundle/README.md"))
                .content()
                .contains("| h100-ubuntu | 2 | ubuntu | `node.kubernetes.io/instance-type=gpu-h100x8` |");
        assertThat(Files.readString(folder.resolve("bundle/recipe.yaml"))).isEqualTo(Files.readString(Path.of(recipe)));
    }

    @Test
    void aMirrorIsInEveryDriver() throws IOException {
        // when
        Run run = Run.of("bundle", "-r", recipe, "-o", bundle(), "--image-registry", "registry.example.com");

        // then
        assertThat(run.code()).as(run.err()).isZero();
        String values = Files.readString(folder.resolve("bundle/gpu-operator/values.yaml"));
        assertThat(values.substring(values.indexOf("extraObjects")))
                .contains("    repository: registry.example.com/nvidia\n")
                .doesNotContain("nvcr.io");
    }

    @ParameterizedTest
    @ValueSource(strings = {"helm", "helmfile", "argocd", "flux"})
    void theChartsOfAllPoolsAreInTheBundle(String deployer) throws IOException {
        // given
        Path charts = Files.createDirectory(folder.resolve("charts"));
        Value list = DocumentReader.read(
                Run.of("mirror", "list", "-r", recipe, "-o", "json").out(), "list");
        for (Value chart : list.items("charts")) {
            PackedChart.of(chart.text("name"), chart.text("version"))
                    .file(chart.text("name") + "/values.yaml", "a: 1\n")
                    .write(charts.resolve(chart.text("name") + "-" + chart.text("version") + ".tgz"));
        }
        List<String> words = new ArrayList<>(List.of(
                "bundle", "-r", recipe, "-o", bundle(), "--deployer", deployer, "--vendor-charts", charts.toString()));
        if (deployer.equals("argocd") || deployer.equals("flux")) {
            words.addAll(List.of("--repo", "https://git.example.com/a.git"));
        }

        // when
        Run run = Run.of(words.toArray(String[]::new));

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Run.of("verify", bundle()).code()).isZero();
        assertThat(folder.resolve("bundle/gpu-operator/chart/values.yaml")).hasContent("a: 1");
        assertThat(folder.resolve("bundle/charts.txt"))
                .content()
                .contains("#   gpu-operator/chart")
                .doesNotContain("helm pull");
        assertThat(folder.resolve("bundle/gpu-operator/values.yaml")).content().contains("name: l40-ubuntu");

        // when
        Files.delete(charts.resolve("gpu-operator-v26.7.0.tgz"));
        Run lacking = Run.of(words.toArray(String[]::new));

        // then
        assertThat(lacking.code()).isEqualTo(3);
        assertThat(lacking.err()).contains("gpu-operator v26.7.0");
        assertThat(Run.of("verify", bundle()).code())
                .as("the old bundle is still there")
                .isZero();
    }

    @Test
    void onePoolIsBundledAsARecipeIs() {
        // when
        Run run = Run.of("bundle", "-r", recipe, "--pool", "l40-ubuntu", "-o", bundle());

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(folder.resolve("bundle/gpu-operator/values.yaml")).content().doesNotContain("extraObjects");
        assertThat(folder.resolve("bundle/recipe.yaml")).content().contains("\nkind: Recipe\n");
    }

    @Test
    void twoBundlesOfAFleetDifferInWhatTheirDriversDo() {
        // given
        String other = folder.resolve("other").toString();
        Run.of("bundle", "-r", recipe, "-o", bundle());
        Run.of("bundle", "-r", recipe, "-o", other, "--set", "l40-ubuntu/gpu-operator:driver.version=570.133.20");

        // when
        Run run = Run.of("diff", bundle(), other);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("extraObjects").contains("580.173.02 -> 570.133.20");
        assertThat(Run.of("diff", recipe, recipe).code()).isZero();
    }

    @Test
    void aContradictionLeavesNothingBehind() {
        // when
        Run run = Run.of(
                "bundle", "-r", recipe, "-o", bundle(), "--set", "l40-ubuntu/gpu-operator:toolkit.enabled=false");

        // then
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("h100-ubuntu leaves it to the chart, l40-ubuntu has false");
        assertThat(folder.resolve("bundle")).doesNotExist();
    }

    @Test
    void whatCopiesForAMirrorNeedsIsOfAllPools() {
        // when
        Run run = Run.of("mirror", "list", "-r", recipe);

        // then
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("nvidia-tuned").contains("gpu-operator");
    }

    @Test
    void eachNodeIsHeldAgainstItsPool() {
        // when
        Run all = Run.of("validate", "-r", recipe, "-s", fleet, "--format", "table");
        Run one = Run.of("validate", "-r", recipe, "-s", fleet + "#sim-00003", "--format", "table");

        // then
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(all.out())
                .containsPattern("sim-00001 +h100-ubuntu +passed")
                .containsPattern("sim-00003 +l40-ubuntu +passed")
                .doesNotContain("sim-00004");
        assertThat(all.err()).contains("1 node has no GPU and was not asked");
        assertThat(one.out()).containsPattern("sim-00003 +l40-ubuntu +passed").doesNotContain("sim-00001");
    }

    @Test
    void aNodeThatDoesNotMeetItsPoolIsNamedWithWhatItDoesNotMeet() throws IOException {
        // given
        String old = new MixedFleet()
                .with(1, HardwareClass.H100)
                .with(1, HardwareClass.L40S, facts -> facts.put("OS.release", "VERSION_ID", "20.04"))
                .write(folder.resolve("old"))
                .toString();

        // when
        Run run = Run.of("validate", "-r", recipe, "-s", old, "--format", "table");

        // then
        assertThat(run.code()).isEqualTo(9);
        assertThat(run.out()).contains("OS.release.VERSION_ID is 20.04, not 22.04 || 24.04 || 26.04");
        assertThat(run.err()).contains("1 of 2 nodes fail");
    }
}
