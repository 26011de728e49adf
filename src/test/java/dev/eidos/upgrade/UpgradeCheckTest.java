package dev.eidos.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.charts.ChartDirectory;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.testing.PackedChart;
import dev.eidos.upgrade.UpgradeFinding.Verdict;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeCheckTest {
    @TempDir
    private Path folder;

    private final RecipeLibrary library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});

    private static Recipe recipe(String operator, String dra, String constraint) {
        String text = """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            constraints:
            - {name: K8s.server.version, value: "%s"}
            componentRefs:
            - {name: gpu-operator, namespace: gpu-operator, chart: gpu-operator, type: Helm, version: %s, source: "https://helm.example.com"}
            - {name: nvidia-dra-driver-gpu, namespace: dra, chart: dra, type: Helm, version: %s, source: "https://helm.example.com"}
            deploymentOrder: [gpu-operator, nvidia-dra-driver-gpu]
            """.formatted(constraint, operator, dra);
        return RecipeReader.read(text, "r.yaml", _ -> {});
    }

    private UpgradeReport judge(Recipe old, Recipe now) throws InterruptedException {
        return new UpgradeCheck(library, null).judge(UpgradeSide.of(old), UpgradeSide.of(now), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "v26.7.0, v26.7.0, SAFE",
        "v26.7.0, v26.7.2, SAFE",
        "v26.3.2, v26.7.0, SAFE",
        "v25.10.1, v26.3.0, HANDS",
        "v25.10.1, v26.7.0, BLOCKED",
        "v25.3.4, v25.10.0, SAFE",
        "v24.9.2, v25.10.0, BLOCKED",
        "v24.6.0, v26.7.0, BLOCKED",
        "v26.7.0, v26.6.9, BLOCKED",
        "v26.7.0, newest, HANDS",
    })
    void aStepOfVersionsIsJudged(String from, String to, Verdict verdict) throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe(from, "0.4.0", ">= 1.34"), recipe(to, "0.5.0", ">= 1.34"));

        // then
        assertThat(report.findings())
                .filteredOn(one -> one.object().equals("gpu-operator"))
                .extracting(UpgradeFinding::verdict)
                .containsExactly(verdict);
    }

    @Test
    void whatMovesTogetherMayNotMoveAlone() throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe("v26.3.0", "0.5.0", ">= 1.34"), recipe("v26.7.0", "0.5.0", ">= 1.34"));

        // then
        assertThat(report.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(report.findings())
                .anySatisfy(one -> assertThat(one.reason()).contains("nvidia-dra-driver-gpu stays at 0.5.0"));
        assertThat(report.junit()).contains("failures=\"1\"");
    }

    @Test
    void whatIsAskedOfTheClusterIsToBeLookedAtFirst() throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe("v26.7.0", "0.5.0", ">= 1.33"), recipe("v26.7.0", "0.5.0", ">= 1.34"));

        // then
        assertThat(report.findings())
                .filteredOn(one -> one.object().equals("K8s.server.version"))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("it must be >= 1.34, and had to be >= 1.33"));
    }

    @Test
    void aNarrowTerminalHasRoomForTheTable() throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe("v25.10.1", "0.4.0", ">= 1.33"), recipe("v26.7.0", "0.5.0", ">= 1.34"));

        // then
        assertThat(report.table(60, false).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
        assertThat(report.table(100, false)).contains("TO DO");
        assertThat(report.table(60, false)).contains("WHY, AND WHAT TO DO");
    }

    @Test
    void withoutChartsItIsSaidWhatNobodyLookedInto() throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe("v26.7.0", "0.5.0", ">= 1.34"), recipe("v26.7.1", "0.5.0", ">= 1.34"));

        // then
        assertThat(report.unknown()).containsExactly("gpu-operator: its definitions and values; no charts are at hand");
    }

    @Test
    void aPartnerThatMovesWhileTheOtherStaysIsBlockedToo() throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe("v26.7.0", "0.4.0", ">= 1.34"), recipe("v26.7.0", "0.5.0", ">= 1.34"));

        // then
        assertThat(report.findings())
                .filteredOn(one -> one.verdict() == Verdict.BLOCKED)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.object()).isEqualTo("nvidia-dra-driver-gpu");
                    assertThat(one.reason())
                            .isEqualTo("it moves to 0.5.0 and gpu-operator stays at v26.7.0: from v26.7.0 on both"
                                    + " charts have the definitions of compute domains");
                });
    }

    @Test
    void beforeTheyShareDefinitionsPartnersMoveAlone() throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe("v26.3.0", "0.4.0", ">= 1.34"), recipe("v26.3.0", "0.5.0", ">= 1.34"));

        // then
        assertThat(report.verdict()).isEqualTo(Verdict.SAFE);
    }

    @ParameterizedTest
    @CsvSource({"82.8.0, 83.0.0", "72.0.0, 88.5.3"})
    void majorVersionsOfPrometheusStackAreRoutine(String from, String to) throws InterruptedException {
        // when
        UpgradeReport report = judge(
                component("kube-prometheus-stack", "kube-prometheus-stack", from, ""),
                component("kube-prometheus-stack", "kube-prometheus-stack", to, ""));

        // then
        assertThat(report.findings()).singleElement().satisfies(one -> {
            assertThat(one.verdict()).isEqualTo(Verdict.SAFE);
            assertThat(one.reason()).contains("may be taken in one go", "the bundle applies the definitions");
            assertThat(one.todo()).contains("UPGRADE.md");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1.4.2, v0.13.4, SAFE",
        "1.4.2, v0.13.3, BLOCKED",
        "1.0.2, v0.13.0, SAFE",
        "1.5.0, v0.16.9, BLOCKED",
        "1.5.1, v0.17.0, SAFE",
        "0.9.0, v0.1.0, SAFE",
    })
    void dynamoNeedsItsScheduler(String dynamo, String scheduler, Verdict verdict) throws InterruptedException {
        // given
        Recipe both = RecipeReader.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            componentRefs:
            - {name: kai-scheduler, namespace: k, chart: kai-scheduler, type: Helm, version: %s, source: "https://a"}
            - {name: dynamo-platform, namespace: d, chart: dynamo-platform, type: Helm, version: %s, source: "https://a"}
            deploymentOrder: [kai-scheduler, dynamo-platform]
            """.formatted(scheduler, dynamo), "r.yaml", _ -> {});

        // then
        assertThat(judge(both, both).verdict()).isEqualTo(verdict);
    }

    @Test
    void releasesThatAreTakenOneAfterTheOtherAreNamed() throws InterruptedException {
        // when
        UpgradeReport report = judge(
                component("network-operator", "network-operator", "25.4.0", ""),
                component("network-operator", "network-operator", "26.1.2", ""));

        // then
        assertThat(report.findings()).singleElement().satisfies(one -> {
            assertThat(one.verdict()).isEqualTo(Verdict.BLOCKED);
            assertThat(one.reason())
                    .isEqualTo("25.4.0 -> 26.1.2: over 25.7, 25.10, and it is upgraded to the next release only");
        });
    }

    @Test
    void aDriverThatIsPinnedWhileItsOperatorMovesIsToBeLookedAt() throws InterruptedException {
        // given
        String pinned = "overrides: {driver: {version: 570.86.15}}";

        // when
        UpgradeReport report = judge(
                component("gpu-operator", "gpu-operator", "v26.3.0", pinned),
                component("gpu-operator", "gpu-operator", "v26.7.0", pinned));

        // then
        assertThat(report.findings())
                .extracting(UpgradeFinding::reason)
                .containsExactly("driver.version stays at 570.86.15, and it moves to v26.7.0");
        assertThat(report.verdict()).isEqualTo(Verdict.HANDS);
    }

    @Test
    void aChartThatMovedAndAComponentThatIsGoneAreTold() throws InterruptedException {
        // when
        UpgradeReport report = judge(
                component("skyhook-operator", "skyhook-operator", "v0.14.0", ""),
                component("skyhook-operator", "nodewright", "v0.17.1", ""));
        UpgradeReport gone =
                judge(recipe("v26.7.0", "0.5.0", ">= 1.34"), component("gpu-operator", "gpu-operator", "v26.7.0", ""));

        // then
        assertThat(report.findings()).extracting(UpgradeFinding::reason).anyMatch(one -> one.contains("chart moved"));
        assertThat(gone.findings())
                .extracting(UpgradeFinding::object, UpgradeFinding::reason)
                .contains(tuple("nvidia-dra-driver-gpu", "the new recipe does not have it"));
    }

    @Test
    void whatGoesIsToldInTheOrderInWhichItIsUninstalled() throws InterruptedException {
        // given
        Recipe old = RecipeReader.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            componentRefs:
            - {name: a-user, namespace: u, chart: u, type: Helm, version: 1.0.0, source: "https://u.example.com"}
            - {name: b-crds, namespace: u, type: Kustomize, source: "https://b.example.com/it's", path: crd, tag: v1}
            - {name: gpu-operator, namespace: here, chart: gpu-operator, type: Helm, version: v26.7.0, source: "https://helm.example.com"}
            deploymentOrder: [gpu-operator, b-crds, a-user]
            """, "r.yaml", _ -> {});

        // when
        UpgradeReport report = judge(old, component("gpu-operator", "gpu-operator", "v26.7.0", ""));

        // then
        String asTheBundle = "uninstall it after the upgrade, as uninstall.sh or the README of the old bundle does";
        assertThat(report.findings())
                .filteredOn(one -> one.verdict() == Verdict.HANDS)
                .extracting(UpgradeFinding::object, UpgradeFinding::todo)
                .containsExactly(
                        tuple("a-user", asTheBundle),
                        tuple(
                                "b-crds",
                                asTheBundle + "; it is no Helm release: kubectl delete --kustomize"
                                        + " 'https://b.example.com/its//crd?ref=v1'"));
    }

    @Test
    void definitionsThatGoAndDeadValuesAreToldOfTheCharts() throws Exception {
        // given
        PackedChart.of("gpu-operator", "v26.3.0")
                .file("gpu-operator/crds/policies.yaml", "a: 1\n")
                .file("gpu-operator/values.yaml", "operator: {upgradeCRD: true}\ndriver: {version: 1}\n")
                .file("gpu-operator/templates/a.yaml", "{{ .Values.driver.version }} {{ .Values.operator.upgradeCRD }}")
                .write(folder.resolve("gpu-operator-v26.3.0.tgz"));
        PackedChart.of("gpu-operator", "v26.7.0")
                .file("gpu-operator/values.yaml", "operator: {upgradeCRD: true}\n")
                .write(folder.resolve("gpu-operator-v26.7.0.tgz"));

        // when
        UpgradeReport report = new UpgradeCheck(library, ChartDirectory.of(folder))
                .judge(
                        UpgradeSide.of(component("gpu-operator", "gpu-operator", "v26.3.0", "")),
                        UpgradeSide.of(component("gpu-operator", "gpu-operator", "v26.7.0", "")),
                        Map.of());

        // then
        assertThat(report.findings())
                .extracting(UpgradeFinding::reason)
                .contains("crds/policies.yaml is gone", "the new chart does not read driver.version");
        assertThat(report.unknown()).isEmpty();
    }

    @Test
    void aServerOutsideOfAChartsRangeIsBlocked() throws Exception {
        // given
        new PackedChart().file("gpu-operator/Chart.yaml", """
            {apiVersion: v2, name: gpu-operator, version: v26.7.0, kubeVersion: ">=1.30.0-0 <1.34.0-0"}
            """).write(folder.resolve("gpu-operator-v26.7.0.tgz"));
        Recipe now = component("gpu-operator", "gpu-operator", "v26.7.0", "");
        var check = new UpgradeCheck(library, ChartDirectory.of(folder));

        // then
        assertThat(check.judge(OldSide.of(now), UpgradeSide.of(now), "v1.29.3", Map.of())
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
        assertThat(check.judge(OldSide.of(now), UpgradeSide.of(now), "v1.33.1+k3s1", Map.of())
                        .verdict())
                .isEqualTo(Verdict.SAFE);
        assertThat(check.judge(OldSide.of(now), UpgradeSide.of(now), "v1.34.0", Map.of())
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void whatTheServerIsDecidesWhatTheRecipeAsksOfIt() {
        // given
        Recipe now = recipe("v26.7.0", "0.5.0", ">= 1.34");

        // then
        assertThat(Demands.held(now, "v1.35.2", Map.of()))
                .extracting(UpgradeFinding::verdict)
                .containsExactly(Verdict.SAFE);
        assertThat(Demands.held(now, "v1.33.9", Map.of()))
                .extracting(UpgradeFinding::verdict)
                .containsExactly(Verdict.BLOCKED);
        assertThat(Demands.held(now, "", Map.of()))
                .extracting(UpgradeFinding::verdict)
                .containsExactly(Verdict.HANDS);
    }

    private static Recipe component(String name, String chart, String version, String more) {
        return RecipeReader.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            componentRefs:
            - name: %1$s
              type: Helm
              namespace: here
              chart: %2$s
              version: %3$s
              source: "https://helm.example.com"
              %4$s
            deploymentOrder: [%1$s]
            """.formatted(name, chart, version, more), "r.yaml", _ -> {});
    }
}
