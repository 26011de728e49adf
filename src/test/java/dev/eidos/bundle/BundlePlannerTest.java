package dev.eidos.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.bundle.values.HelmSet;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.Scheduling.Group;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.bundle.values.ValueChanges.Change;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.resolve.RecipeResolver;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlePlannerTest {
    private static final Scheduling ANYWHERE = new Scheduling(Group.ANY, Group.ANY, 0);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A chart "net" below a chart "gpu", which knows where nodes are chosen; "disk" stands alone. */
    @BeforeEach
    void library() {
        new LibraryFolder(folder)
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                    - name: net
                      helm: &chart {defaultRepository: https://charts.example, defaultChart: x/y, defaultVersion: 1.0.0}
                    - name: gpu
                      valueOverrideKeys: [gpuoperator, gpuop]
                      helm: *chart
                      nodeScheduling:
                        system:
                          nodeSelectorPaths: [controller.nodeSelector]
                          tolerationPaths: [controller.tolerations]
                        accelerated:
                          nodeSelectorPaths: [daemon.nodeSelector, 'workers[0].nodeSelector']
                          tolerationPaths: [daemon.tolerations]
                          taintStrPaths: [daemon.taint]
                        nodeCountPaths: [daemon.count]
                    - name: disk
                      helm: *chart
                    - name: files
                      manifest: {defaultNamespace: of-registry}
                    """)
                .file("components/gpu/values.yaml", "driver: {version: '1'}\n")
                .file("components/disk/values.yaml", "enabled: false\n")
                .file("components/gpu/extra.yaml", """
                    apiVersion: v1
                    kind: Namespace
                    metadata: {name: extra}
                    """)
                .overlay("base", """
                    criteria: {}
                    componentRefs:
                    - {name: net}
                    - {name: gpu, dependencyRefs: [net], manifestFiles: [components/gpu/extra.yaml]}
                    - {name: disk}
                    """);
    }

    @Test
    void everythingIsPlannedInTheOrderOfInstallation() {
        // when
        BundlePlan plan = plan(ComponentSelection.ALL, ANYWHERE);

        // then
        assertThat(plan.version()).isEqualTo("test");
        assertThat(names(plan)).containsExactlyInAnyOrder("net", "gpu", "disk").containsSubsequence("net", "gpu");
        assertThat(component(plan, "gpu").dependencies()).containsExactly("net");
        assertThat(component(plan, "gpu").manifests())
                .singleElement()
                .satisfies(manifest -> assertThat(manifest.name()).isEqualTo("extra.yaml"))
                .satisfies(manifest -> assertThat(manifest.text()).contains("kind: Namespace"));
    }

    @Test
    void unlessSomebodySaysOtherwiseEveryTaintIsToleratedAndNoNodeSelected() {
        assertThat(values(plan(ComponentSelection.ALL, ANYWHERE), "gpu")).isEqualTo(json("""
            driver: {version: '1'}
            controller: {tolerations: [{operator: Exists}]}
            daemon: {tolerations: [{operator: Exists}]}
            """));
    }

    @Test
    void everyKindOfPathOfTheRegistryIsSet() {
        // given
        Value toleration = DocumentReader.read("{key: gpu, operator: Exists}", "toleration");
        var scheduling = new Scheduling(
                new Group(Map.of("role", "system"), List.of(), null),
                new Group(Map.of("b", "2", "a", "1"), List.of(toleration), "gpu=yes:NoSchedule"),
                4);

        // then
        assertThat(values(plan(ComponentSelection.ALL, scheduling), "gpu")).isEqualTo(json("""
            driver: {version: '1'}
            controller: {tolerations: [{operator: Exists}], nodeSelector: {role: system}}
            daemon: {tolerations: [{key: gpu, operator: Exists}], nodeSelector: {a: '1', b: '2'},
              taint: 'gpu=yes:NoSchedule', count: 4}
            workers: [{nodeSelector: {a: '1', b: '2'}}]
            """));
        assertThat(values(plan(ComponentSelection.ALL, scheduling), "net")).isEqualTo("{}");
    }

    @Test
    void whatIsSetByHandIsStrongerThanWhereNodesAreChosen() {
        // given
        var scheduling = new Scheduling(Group.ANY, Group.ANY, 4);

        // when
        BundlePlan plan =
                plan(ComponentSelection.ALL, scheduling, set("gpu", "daemon.count=9,daemon.tolerations=null"));

        // then
        assertThat(values(plan, "gpu")).contains("\"count\":9", "\"daemon\":{\"count\":9,\"tolerations\":null}");
    }

    @Test
    void aComponentGoesByTheOtherNamesOfTheRegistry() {
        // when
        BundlePlan plan = plan(
                ComponentSelection.ALL,
                ANYWHERE,
                set("gpuoperator", "driver.version=2"),
                set("gpu", "driver.a=x"),
                set("gpuop", "driver.version=3"));

        // then
        assertThat(values(plan, "gpu")).contains("\"driver\":{\"a\":\"x\",\"version\":3}");
    }

    @Test
    void aChangeOfAnUnknownComponentIsRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> plan(ComponentSelection.ALL, ANYWHERE, set("cpu", "a=1")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("--set cpu:a=1"))
                .satisfies(e -> assertThat(e.reason()).contains("net", "gpu", "disk"));
    }

    @Test
    void aComponentOfFilesAloneTakesNoValues() {
        // given
        withFilesAlone();

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> plan(ComponentSelection.ALL, ANYWHERE, set("files", "a=1")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("--set files:a=1"));
        assertThat(names(plan(ComponentSelection.ALL, ANYWHERE, set("files", "enabled=true"))))
                .containsExactly("files");
    }

    @Test
    void aComponentOfTemplatesTakesValues() {
        // given
        withFilesAlone().file("components/gpu/extra.yaml", "name: {{ .Values.files.a }}");

        // then
        assertThat(values(plan(ComponentSelection.ALL, ANYWHERE, set("files", "a=1")), "files"))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void aRecipeWithoutANamespaceTakesTheRegistrys() {
        // given
        withFilesAlone();
        ComponentRef ref = recipe().components().getFirst();
        Recipe bare = RecipeReader.read("""
            componentRefs:
            - {name: files, type: Helm, source: '', manifestFiles: [components/gpu/extra.yaml]}
            """, "aicr.yaml", _ -> {});

        // when
        BundlePlan plan = new BundlePlanner(bare, new LibraryFolder(folder).open())
                .plan(ComponentSelection.ALL, ANYWHERE, new ValueChanges(List.of()), "test");

        // then
        assertThat(ref.namespace()).isEqualTo("of-registry");
        assertThat(component(plan, "files").ref().namespace()).isEqualTo("of-registry");
    }

    private LibraryFolder withFilesAlone() {
        return new LibraryFolder(folder).overlay("base", """
            criteria: {}
            componentRefs:
            - {name: files, manifestFiles: [components/gpu/extra.yaml]}
            """);
    }

    @Test
    void aChangeOfAComponentThatIsNotBundledIsRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(
                        () -> plan(new ComponentSelection(List.of("net"), true), ANYWHERE, set("gpuoperator", "a=1")))
                .satisfies(e -> assertThat(e.object()).isEqualTo("--set gpuoperator:a=1"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("the recipe has it, but -b does not name it"));
    }

    @Test
    void aComponentThatIsSwitchedOffIsNeitherBundledNorWaitedFor() {
        // when
        BundlePlan plan = plan(ComponentSelection.ALL, ANYWHERE, set("net", "enabled=false"));

        // then
        assertThat(names(plan)).containsExactlyInAnyOrder("gpu", "disk");
        assertThat(component(plan, "gpu").dependencies()).isEmpty();
    }

    @Test
    void onlyTheUserSwitchesOff() {
        // when, then: its own value is false, and something else is set
        assertThat(names(plan(ComponentSelection.ALL, ANYWHERE, set("disk", "size=3"))))
                .contains("disk");
        assertThat(names(plan(ComponentSelection.ALL, ANYWHERE, set("net", "sub.enabled=false"))))
                .contains("net");
        assertThat(names(plan(
                        ComponentSelection.ALL, ANYWHERE, set("net", "enabled=false"), set("net", "enabled=true"))))
                .contains("net");
        assertThat(names(plan(
                        ComponentSelection.ALL,
                        ANYWHERE,
                        new ValueChanges.MergeValues(
                                "net", Value.mapping(Map.of("enabled", Value.scalar("false"))), "f"),
                        set("net", "a=1"))))
                .doesNotContain("net");
    }

    @Test
    void whereEverythingIsSwitchedOffThereIsNothingToBundle() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(
                        () -> plan(new ComponentSelection(List.of("net"), true), ANYWHERE, set("net", "enabled=false")))
                .withMessageContaining("nothing is left to bundle");
    }

    @Test
    void aMissingManifestIsToldWithItsPlace() {
        // given
        Recipe recipe = recipe();
        LibraryFolder other = other("net", "gpu", "disk");

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new BundlePlanner(recipe, other.open())
                        .plan(ComponentSelection.ALL, ANYWHERE, ValueChanges.NONE, "test"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.object()).endsWith("components/gpu/extra.yaml"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("component 'gpu' names it"));
    }

    @Test
    void aComponentThatTheLibraryDoesNotHaveIsTold() {
        // given
        Recipe recipe = recipe();
        LibraryFolder other = other("net", "disk");

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new BundlePlanner(recipe, other.open())
                        .plan(ComponentSelection.ALL, ANYWHERE, ValueChanges.NONE, "test"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("gpu"));
    }

    @Test
    void dependenciesComeAlongUnlessTheyAreLeftOut() {
        // given
        var with = new ComponentSelection(List.of("gpu"), true);
        var without = new ComponentSelection(List.of("gpu"), false);

        // then
        assertThat(names(plan(with, ANYWHERE))).containsExactly("net", "gpu");
        assertThat(with.broughtAlong(recipe())).containsExactly("net");
        assertThat(names(plan(without, ANYWHERE))).containsExactly("gpu");
        assertThat(component(plan(without, ANYWHERE), "gpu").dependencies()).isEmpty();
        assertThat(without.broughtAlong(recipe())).isEmpty();
        assertThat(ComponentSelection.ALL.broughtAlong(recipe())).isEmpty();
    }

    @Test
    void theOrderIsThatOfInstallationHoweverTheyAreNamed() {
        assertThat(new ComponentSelection(List.of("gpu", "net", "gpu"), false).chosen(recipe()))
                .containsExactly("net", "gpu");
    }

    @Test
    void aSelectionOfAnUnknownComponentIsRefused() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new ComponentSelection(List.of("net", "cpu"), true).chosen(recipe()))
                .satisfies(e -> assertThat(e.object()).isEqualTo("cpu"))
                .satisfies(e -> assertThat(e.reason()).startsWith("it has: "));
    }

    /** A library that has values, but no manifests. */
    private LibraryFolder other(String... components) {
        return new LibraryFolder(folder.resolve("other"))
                .registry(components)
                .overlay("base", "criteria: {}")
                .file("components/gpu/values.yaml", "a: 1")
                .file("components/disk/values.yaml", "a: 1");
    }

    private Recipe recipe() {
        return new RecipeResolver(new LibraryFolder(folder).open(), "test")
                .resolve(Criteria.NONE, null)
                .recipe();
    }

    private BundlePlan plan(ComponentSelection selection, Scheduling scheduling, Change... changes) {
        return new BundlePlanner(recipe(), new LibraryFolder(folder).open())
                .plan(selection, scheduling, new ValueChanges(Arrays.asList(changes)), "test");
    }

    private static Change set(String component, String text) {
        String shown = "--set " + component + ":" + text;
        return new ValueChanges.SetValues(component, HelmSet.parse(text, true), shown);
    }

    private static List<String> names(BundlePlan plan) {
        return plan.components().stream().map(BundledComponent::name).toList();
    }

    private static BundledComponent component(BundlePlan plan, String name) {
        return plan.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String values(BundlePlan plan, String name) {
        return AicrBundleTest.json(component(plan, name).values());
    }

    private static String json(String yaml) {
        return AicrBundleTest.json(DocumentReader.read(yaml, "expected"));
    }
}
