package dev.eidos.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.library.DirectoryFiles;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.LayeredFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.upgrade.UpgradeFinding.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PooledUpgradeTest {
    @TempDir
    private Path library;

    private static final RecipeLibrary LIBRARY = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});
    private static final String TUNING =
            "{name: tuning, namespace: t, chart: t, type: Helm, version: 1.0.0, source: \"https://t.example.com\"}";

    private static final NodePool H100 = pool("h100", "h", operator("v26.7.0", true), TUNING);
    private static final NodePool L40 = pool("l40", "l", operator("v26.7.0", true));

    @Test
    void whatHoldsForAllPoolsIsOneFinding() throws InterruptedException {
        // when
        UpgradeReport report = judge(
                fleet(H100, L40),
                fleet(
                        pool("h100", "h", operator("v26.7.1", true), TUNING),
                        pool("l40", "l", operator("v26.7.1", true))));

        // then
        assertThat(report.findings())
                .extracting(PooledUpgradeTest::text)
                .containsExactly(
                        "safe gpu-operator [h100, l40] v26.7.0 -> v26.7.1", "safe tuning [h100] stays at 1.0.0");
        assertThat(report.table(200, false)).contains("POOL", "all").containsPattern("safe +h100 +tuning");
    }

    @Test
    void aComponentThatAnotherPoolStillHasIsNotUninstalled() throws InterruptedException {
        // when
        UpgradeReport report =
                judge(fleet(H100, pool("l40", "l", operator("v26.7.0", true), TUNING)), fleet(H100, L40));

        // then
        assertThat(told(report, "tuning"))
                .containsExactly(
                        "hands tuning [l40] the pool's new recipe does not have it, and stays installed for h100",
                        "safe tuning [h100] stays at 1.0.0");
        assertThat(told(judge(fleet(H100, L40), fleet(L40)), "tuning"))
                .containsExactly("hands tuning [h100] the new recipe does not have it");
    }

    @Test
    void theOrderOfInstallationIsThatOfAllPools() {
        // given
        UpgradeSide side =
                UpgradeSide.of(fleet(ordered("a", "cert, operator"), ordered("b", "cert, network, operator, tuning")));

        // then
        assertThat(side.deploymentOrder()).containsExactly("cert", "network", "operator", "tuning");
    }

    @Test
    void aComponentThatComesToAPoolWasThereForOthers() throws InterruptedException {
        // when
        UpgradeReport report =
                judge(fleet(H100, L40), fleet(H100, pool("l40", "l", operator("v26.7.0", true), TUNING)));

        // then
        assertThat(told(report, "tuning"))
                .contains("safe tuning [l40] it comes to this pool, and was there for others");
    }

    @Test
    void poolsThatWantTwoVersionsAreBlocked() throws InterruptedException {
        // when
        UpgradeReport report = judge(fleet(H100, L40), fleet(H100, pool("l40", "l", operator("v26.7.1", true))));

        // then
        assertThat(report.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(told(report, "gpu-operator").getFirst())
                .isEqualTo("blocked gpu-operator [l40] the pool wants v26.7.1, and h100 wants v26.7.0 or has it from"
                        + " elsewhere: a cluster has one");
    }

    @Test
    void aPoolThatGoesTakesItsDriverAlong() throws InterruptedException {
        // when
        UpgradeReport report = judge(fleet(H100, L40), fleet(H100, pool("b200", "b", operator("v26.7.0", true))));

        // then
        assertThat(told(report, "pool"))
                .containsExactly(
                        "hands pool [l40] the new recipe does not have this pool: the driver of its nodes goes with the"
                                + " NVIDIADriver l40",
                        "safe pool [b200] it is new, with nodes told apart by pool=b");
    }

    @Test
    void anotherNameForTheSameNodesIsAnotherDriver() throws InterruptedException {
        // when
        UpgradeReport report = judge(fleet(H100, L40), fleet(H100, pool("l40s", "l", operator("v26.7.0", true))));

        // then
        assertThat(told(report, "pool"))
                .containsExactly(
                        "hands pool [l40s] these nodes were called l40: that NVIDIADriver goes, and one of this"
                                + " name comes");
    }

    @Test
    void nodesThatAreToldApartOtherwiseHaveToBeLabelledFirst() throws InterruptedException {
        // when
        UpgradeReport report = judge(fleet(H100, L40), fleet(H100, pool("l40", "", operator("v26.7.0", true))));

        // then
        assertThat(told(report, "pool"))
                .containsExactly("hands pool [l40] its nodes were told apart by pool=l, and are by no labels");
    }

    @Test
    void whoOwnsTheDriverMayChange() throws InterruptedException {
        // given
        FleetRecipe own = fleet(H100, pool("l40", "l", operator("v26.7.0", false)));

        // then
        assertThat(told(judge(fleet(H100, L40), own), "pool"))
                .containsExactly("hands pool [l40] its driver was the operator's, and goes with the NVIDIADriver l40");
        assertThat(told(judge(own, fleet(H100, L40)), "pool"))
                .containsExactly("hands pool [l40] its nodes brought their driver, and the operator installs one");
    }

    @Test
    void aDriverThatAValuesFileSwitchesOffIsTheNodes() throws Exception {
        // given
        Files.createDirectories(library.resolve("components/gpu-operator"));
        Files.writeString(library.resolve("components/gpu-operator/values-host.yaml"), "driver: {enabled: false}\n");
        String host = operator("v26.7.0", true)
                .replace(
                        "overrides: {driver: {enabled: true}}", "valuesFile: components/gpu-operator/values-host.yaml");
        var check = new UpgradeCheck(
                new RecipeLibrary(
                        new LayeredFiles(EmbeddedFiles.open(), DirectoryFiles.of(library, "--data")), _ -> {}),
                null);

        // when
        UpgradeReport report = check.judge(
                UpgradeSide.of(fleet(H100, L40)), UpgradeSide.of(fleet(H100, pool("l40", "l", host))), Map.of());

        // then
        assertThat(told(report, "pool"))
                .containsExactly("hands pool [l40] its driver was the operator's, and goes with the NVIDIADriver l40");
    }

    @Test
    void oneDriverForAllIsNotDividedInTheStepThatUpgradesAnOldOperator() throws InterruptedException {
        // given
        UpgradeSide divided = UpgradeSide.of(fleet(H100, L40));

        // when
        UpgradeReport report = judge(UpgradeSide.of(recipe("all", operator("v26.7.0", true))), divided);
        UpgradeReport early = judge(UpgradeSide.of(recipe("all", operator("v26.3.2", true))), divided);

        // then
        assertThat(told(report, "gpu-operator").getFirst())
                .isEqualTo("hands gpu-operator [h100, l40] its driver was the ClusterPolicy's, and each pool gets an"
                        + " NVIDIADriver");
        assertThat(told(early, "gpu-operator").getFirst()).startsWith("blocked").contains("from v26.3.2");
    }

    @Test
    void driversThatAreUnitedAreChangedOnAllNodes() throws InterruptedException {
        // when
        UpgradeReport report =
                judge(UpgradeSide.of(fleet(H100, L40)), UpgradeSide.of(recipe("h100", operator("v26.7.0", true))));

        // then
        assertThat(told(report, "gpu-operator"))
                .containsExactly(
                        "hands gpu-operator [h100, l40] the pools' drivers go with their NVIDIADrivers, and one of the"
                                + " ClusterPolicy comes to all nodes",
                        "safe gpu-operator [] stays at v26.7.0");
        assertThat(told(report, "tuning")).containsExactly("hands tuning [h100] the new recipe does not have it");
        assertThat(told(report, "OS.release.ID")).containsExactly("hands OS.release.ID [] it must be h100");
    }

    @Test
    void whatAClusterHasIsJudgedForEachPool() throws InterruptedException {
        // given
        var installed = new OldSide(
                OldSide.installed(recipe("all", operator("v26.3.2", true))),
                List.of(UpgradeFinding.hands("tuning", "nothing tells its version", "look")),
                List.of("tuning"));

        // when
        UpgradeReport report =
                new UpgradeCheck(LIBRARY, null).judge(installed, UpgradeSide.of(fleet(H100, L40)), "v1.34.0", Map.of());

        // then
        assertThat(told(report, "tuning")).containsExactly("hands tuning [h100] nothing tells its version");
        assertThat(told(report, "gpu-operator"))
                .contains("safe gpu-operator [h100, l40] v26.3.2 -> v26.7.0")
                .anyMatch(line -> line.startsWith("hands gpu-operator [h100, l40] each pool has a driver of its own"));
        assertThat(told(report, "nodes")).hasSize(1).first().asString().contains("[h100, l40]");
    }

    @Test
    void jUnitAndTheDocumentNameThePools() throws InterruptedException {
        // when
        UpgradeReport report = judge(fleet(H100, L40), fleet(H100));

        // then
        assertThat(report.junit()).contains("name=\"l40: the new recipe does not have this pool");
        assertThat(report.document().items("findings").getFirst().items("pools"))
                .extracting(Value::text)
                .containsExactly("l40");
    }

    private static List<String> told(UpgradeReport report, String object) {
        return report.findings().stream()
                .filter(one -> one.object().equals(object))
                .map(PooledUpgradeTest::text)
                .toList();
    }

    private static FleetRecipe fleet(NodePool... pools) {
        return new FleetRecipe("1", ClusterIdentity.UNKNOWN, List.of(pools), 0);
    }

    private static NodePool pool(String name, String label, String... components) {
        return new NodePool(
                name,
                2,
                List.of(),
                new TreeMap<>(label.isEmpty() ? Map.of() : Map.of("pool", label)),
                recipe(name, components));
    }

    private static NodePool ordered(String name, String order) {
        Recipe recipe = RecipeReader.read(
                """
                apiVersion: eidos.nvidia.com/v1alpha1
                kind: Recipe
                componentRefs: [%s]
                deploymentOrder: [%s]
                """.formatted(
                                Stream.of(order.split(", ", -1))
                                        .map(one -> TUNING.replace("name: tuning", "name: " + one))
                                        .collect(Collectors.joining(", ")),
                                order),
                "r.yaml",
                _ -> {});
        return new NodePool(name, 2, List.of(), new TreeMap<>(Map.of("pool", name)), recipe);
    }

    private static Recipe recipe(String os, String... components) {
        return RecipeReader.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            constraints: [{name: OS.release.ID, value: %s}]
            componentRefs: [%s]
            """.formatted(os, String.join(", ", components)), "r.yaml", _ -> {});
    }

    private static String operator(String version, boolean driver) {
        return "{name: gpu-operator, namespace: gpu-operator, chart: gpu-operator, type: Helm, version: " + version
                + ", source: \"https://helm.example.com\", overrides: {driver: {enabled: " + driver + "}}}";
    }

    private static UpgradeReport judge(FleetRecipe old, FleetRecipe now) throws InterruptedException {
        return judge(UpgradeSide.of(old), UpgradeSide.of(now));
    }

    private static UpgradeReport judge(UpgradeSide old, UpgradeSide now) throws InterruptedException {
        return new UpgradeCheck(LIBRARY, null).judge(old, now, Map.of());
    }

    private static String text(UpgradeFinding one) {
        return one.verdict().label() + " " + one.object() + " " + one.pools() + " " + one.reason();
    }
}
