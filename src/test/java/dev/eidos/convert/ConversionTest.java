package dev.eidos.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.constraint.ConstraintPath;
import dev.eidos.constraint.PathQuery;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.ExcludedOverlay;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.snapshot.SnapshotTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {
    private final Documents documents = new Documents();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "snapshot-items.yaml",
                "snapshot-first-days.yaml",
                "recipe-profile.yaml",
                "recipe-first-days.yaml",
                "config.yaml",
                "overlay-profile.yaml",
                "mixin.yaml"
            })
    void whatWasConvertedIsOursAndStaysAsItIs(String resource) {
        // when
        Converted converted = documents.convert(resource);
        List<String> again = new ArrayList<>();
        Value fromYaml = Conversion.of(YamlWriter.write(converted.document()), "again.yaml", again::add)
                .document();
        Value fromJson = Conversion.of(JsonWriter.write(converted.document()), "again.json", again::add)
                .document();

        // then
        assertThat(converted.document().text("apiVersion")).isEqualTo("eidos.nvidia.com/v1alpha1");
        assertThat(converted.document().text("kind")).isEqualTo(converted.kind());
        assertThat(YamlWriter.write(fromYaml)).isEqualTo(YamlWriter.write(converted.document()));
        assertThat(YamlWriter.write(fromJson)).isEqualTo(YamlWriter.write(converted.document()));
        assertThat(again).isEmpty();
    }

    @Test
    void aSnapshotKeepsItemsAndContextAndHasOurNames() {
        // when
        Converted converted = documents.convert("snapshot-items.yaml");
        Snapshot snapshot = SnapshotReader.read(YamlWriter.write(converted.document()), "s", documents.notices::add);

        // then
        assertThat(snapshot.find("GPU", "hardware", "gpu-count")).contains(Reading.of(8));
        assertThat(snapshot.find("K8s", "server", "go-version")).contains(Reading.of("go1.25"));
        assertThat(snapshot.find("K8s", "node", "name")).contains(Reading.of("worker-1"));
        assertThat(snapshot.find("K8s", "node", "container-runtime-version"))
                .contains(Reading.of("containerd://2.1.4"));
        assertThat(snapshot.find("SystemD", "containerd", "ActiveState")).contains(Reading.of("active"));
        assertThat(snapshot.find("Weather", "today", "sky")).contains(Reading.of("grey"));
        assertThat(snapshot.measurement("K8s").orElseThrow().subtype("queues")).hasValueSatisfying(queues -> {
            assertThat(queues.context()).containsEntry("owner", Reading.of("scheduler"));
            assertThat(queues.items()).hasSize(3);
        });
        assertThat(documents.notices)
                .containsExactly(
                        "snapshot-items.yaml: 'fingerprint' has no place here: eidos tells the same from the"
                                + " measurements; left out",
                        "snapshot-items.yaml:35:5: 'rack=8' counts 3 nodes and lists 2: the list is; left out");
    }

    @Test
    void whatASnapshotListsIsShownAndAskedFor() {
        // when
        Snapshot snapshot = SnapshotReader.read(Documents.text("snapshot-items.yaml"), "s", documents.notices::add);
        String table = SnapshotTable.draw(snapshot, 200, false);

        // then
        assertThat(new PathQuery(ConstraintPath.parse("K8s.queues.*")).ask(snapshot))
                .isInstanceOfSatisfying(
                        PathQuery.Answer.Found.class,
                        found -> assertThat(found.readings().keySet())
                                .containsExactly(
                                        "K8s.queues.collection-state",
                                        "K8s.queues[0].open",
                                        "K8s.queues[0].slots",
                                        "K8s.queues[0].id",
                                        "K8s.queues[0].kind",
                                        "K8s.queues[1].open",
                                        "K8s.queues[1].id",
                                        "K8s.queues[1].kind",
                                        "K8s.queues[2].open"));
        assertThat(table).contains("8 x h100").contains("[1].id").contains("queue/team.a/night");
    }

    @Test
    void labelsAndTaintsAreAsOursAreFromItemsBeforeFoldedTexts() {
        // when
        Snapshot snapshot = SnapshotReader.read(Documents.text("snapshot-items.yaml"), "s", documents.notices::add);

        // then
        var topology = snapshot.measurement("NodeTopology").orElseThrow();
        assertThat(topology.subtype("label").orElseThrow().data())
                .isEqualTo(Map.of(
                        "nvidia.com/gpu.product=NVIDIA-H100-80GB-HBM3", Reading.of("4: one, two and 2 more"),
                        "rack=7", Reading.of("1: one"),
                        "rack=8", Reading.of("3: not listed")));
        assertThat(topology.subtype("taint").orElseThrow().data())
                .isEqualTo(Map.of("nvidia.com/gpu=present:NoSchedule", Reading.of("2: one, two")));
        assertThat(documents.notices)
                .singleElement()
                .asString()
                .contains("'rack=8' counts 3 nodes and lists 2: the list is; left out");
    }

    @Test
    void aSnapshotOfTheFirstDaysIsRead() {
        // when
        Converted converted = documents.convert("snapshot-first-days.yaml");

        // then
        assertThat(converted.document().text("metadata", "timestamp")).isEqualTo("2026-01-07T16:11:21Z");
        assertThat(converted.document().text("metadata", "version")).isEqualTo("0.9.0");
        assertThat(documents.notices).isEmpty();
    }

    @Test
    void aRecipeKeepsItsProfileItsReasonsAndWhatIsSwitchedOff() {
        // when
        Converted converted = documents.convert("recipe-profile.yaml");
        Recipe recipe = RecipeReader.read(YamlWriter.write(converted.document()), "r", notice -> {
            throw new AssertionError(notice);
        });

        // then
        assertThat(recipe.excludedOverlays())
                .containsExactly(
                        new ExcludedOverlay("gke-old", "constraint-failed"), new ExcludedOverlay("gke-older", null));
        assertThat(recipe.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.actual()).isNull();
            assertThat(warning.reason()).isEqualTo("no match");
        });
        assertThat(recipe.deploymentOrder()).containsExactly("nfd", "gpu-operator");
        assertThat(recipe.profile()).satisfies(profile -> {
            assertThat(profile.text()).isEqualTo("stack=managed");
            assertThat(profile.advertiser()).isEqualTo("external");
            assertThat(profile.ownedPaths())
                    .isEqualTo(Map.of("gpu-operator", List.of("devicePlugin.enabled", "enabled"), "nfd", List.of()));
        });
        assertThat(recipe.configuration().text("slurm", "accounting", "mode")).isEqualTo("disabled");
        assertThat(recipe.components().getFirst().preManifestFiles())
                .containsExactly("components/gpu-operator/manifests/namespace.yaml");
        assertThat(recipe.components())
                .extracting(component -> component.healthCheck().skip())
                .contains(true);
        assertThat(documents.notices)
                .anySatisfy(notice -> assertThat(notice).contains("'gpuDriverState' has no place here"))
                .anySatisfy(notice -> assertThat(notice).contains("'severity' has no place here"))
                .hasSize(2);
    }

    @Test
    void aRecipeOfTheFirstDaysHasItsOrderFromTheDependencies() {
        // when
        Converted converted = documents.convert("recipe-first-days.yaml");

        // then
        assertThat(converted.kind()).isEqualTo("Recipe");
        assertThat(converted.document().items("deploymentOrder").stream()
                        .map(item -> item.text())
                        .toList())
                .containsExactly("alpha", "beta");
    }

    @Test
    void aConfigurationOfCommandsBecomesItsCriteria() {
        // when
        Converted converted = documents.convert("config.yaml");

        // then
        assertThat(YamlWriter.write(converted.document())).isEqualTo("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: RecipeCriteria
            metadata:
              name: nightly
            spec:
              service: self-managed
              accelerator: l40
              nodes: 3
            """);
        assertThat(documents.notices)
                .containsExactly(
                        "config.yaml:6:13: 'spec.snapshot' has no place here: 'eidos snapshot' has flags for that; left"
                                + " out",
                        "config.yaml:11:13: 'spec.recipe.output' has no place here: 'eidos recipe' has flags for that;"
                                + " left out",
                        "config.yaml: service generic is called self-managed here");
    }

    @Test
    void anOverlayKeepsItsProfileAndTheListsThatClear() {
        // when
        Value document = documents.convert("overlay-profile.yaml").document();

        // then
        assertThat(document.text("spec", "profile", "default")).isEqualTo("managed");
        assertThat(document.at("spec", "profile", "values", "managed")).isEqualTo(Value.mapping(Map.of()));
        assertThat(document.at("spec", "validation", "performance", "checks")).isInstanceOf(Value.Sequence.class);
        assertThat(document.entries("spec", "criteria").keySet()).containsExactly("service", "os");
        assertThat(documents.notices).isEmpty();
    }

    @Test
    void aRegistryTellsWhatNothingReads() {
        // when
        Converted converted = Conversion.of("""
            apiVersion: aicr.run/v1beta1
            kind: ComponentRegistry
            components:
            - {name: a, helm: {defaultChart: a}, healthCheck: {assertFile: x}, ownsCRDs: true}
            - {name: b, storageClassPaths: [s]}
            """, "registry.yaml", documents.notices::add);

        // then
        assertThat(converted.document().items("components")).hasSize(2);
        assertThat(documents.notices)
                .containsExactly(
                        "registry.yaml:1:1: 'ownsCRDs' of a has no place here; left out",
                        "registry.yaml:1:1: 'storageClassPaths' of b has no place here; left out");
        assertThat(converted.document().items("components").getFirst().text("healthCheck", "assertFile"))
                .isEqualTo("x");
    }

    @Test
    void aConfigMapIsOpened() {
        // given
        String inside = Documents.text("snapshot-first-days.yaml").indent(4);

        // when
        Converted converted = Conversion.of(
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\ndata:\n  format: yaml\n  snapshot.yaml: |\n"
                        + inside,
                "cm.yaml",
                documents.notices::add);

        // then
        assertThat(converted.kind()).isEqualTo("Snapshot");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[]                                              | it is a list",
                "{a: b}                                          | it has no kind",
                "{kind: Deployment}                              | kind Deployment is not known here",
                "{kind: BundleInfo, apiVersion: aicr.run/v1}     | tells of a bundle that AICR made",
                "{kind: ConfigMap, data: {a: b}}                 | has no key that ends in .yaml or .json",
                "{kind: Snapshot, apiVersion: aicr.run/v9, measurements: []} | apiVersion aicr.run/v9 is not known",
                "{kind: RecipeCriteria, apiVersion: aicr.run/v1beta1, spec: {}} | aicr.run/v1beta1 is not known",
                "{kind: AICRConfig, apiVersion: aicr.run/v1beta1, spec: {recipe: {input: {snapshot: s}}}} | come from"
                        + " a snapshot",
                "{measurements: [{type: A, subtypes: [{subtype: b, items: {c: d}}]}]} | expected a list for 'items'",
                "{measurements: [{type: A, subtypes: [{subtype: b, items: [c]}]}]}  | expected a mapping",
                "{componentRefs: [{name: a, patches: [p.yaml]}]} | 'patches' of component 'a' cannot be honoured",
                "{componentRefs: [{name: a, preManifestFiles: b}]} | expected a list for 'preManifestFiles'",
                "{componentRefs: [], metadata: {excludedOverlays: [{reason: x}]}} | 'name' is missing",
                "{componentRefs: [], metadata: {selectedProfile: {name: x}}}      | 'value' is missing",
                "{componentRefs: [{name: a, overrides: {enabled: false}}], deploymentOrder: [a]} | switch off",
            })
    void whatCannotBeConvertedIsRefusedWithTheReason(String text, String reason) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> Conversion.of(text, "x.yaml", documents.notices::add))
                .satisfies(e -> {
                    assertThat(e.object()).startsWith("x.yaml");
                    assertThat(e.reason()).contains(reason);
                });
    }

    @Test
    void anUnknownVersionIsToldWithThoseThatAreKnown() {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> Conversion.of(
                        "{kind: RecipeMixin, apiVersion: aicr.run/v2, spec: {}}", "m.yaml", documents.notices::add))
                .satisfies(e -> assertThat(e.suggestion())
                        .isEqualTo("of a RecipeMixin this version reads aicr.nvidia.com/v1alpha1, aicr.run/v1alpha2,"
                                + " aicr.run/v1beta1 and eidos.nvidia.com/v1alpha1"));
    }

    @Test
    void aDocumentThatWouldGrowWithoutEndIsRefused() {
        // given
        StringBuilder bomb = new StringBuilder("kind: Snapshot\nx0: &x0 [a, a, a, a, a, a, a, a, a]\n");
        for (int i = 1; i < 9; i++) {
            String below = "*x" + (i - 1);
            String eight = String.join(", ", below, below, below, below, below, below, below, below);
            bomb.append("x")
                    .append(i)
                    .append(": &x")
                    .append(i)
                    .append(" [")
                    .append(eight)
                    .append("]\n");
        }

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> Conversion.of(bomb + "measurements: []\n", "bomb.yaml", documents.notices::add));
    }

    @Test
    void aTruncatedDocumentIsRefusedWithItsPlace() {
        // given
        String whole = JsonWriter.write(documents.convert("snapshot-items.yaml").document());

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(
                        () -> Conversion.of(whole.substring(0, whole.length() / 2), "cut.json", documents.notices::add))
                .satisfies(e -> assertThat(e.object()).startsWith("cut.json:"));
    }
}
