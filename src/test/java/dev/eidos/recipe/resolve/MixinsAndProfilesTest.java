package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.ExcludedOverlay;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.lint.LibraryLint;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Libraries in the shape that AICR's have had since 2026-04: with mixins, and with profiles. */
class MixinsAndProfilesTest {
    private static final Criteria GKE = Criteria.NONE.with(Criterion.SERVICE, "gke");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private LibraryFolder library() {
        return new LibraryFolder(folder)
                .registry("gpu-operator", "nfd", "cert-manager")
                .file("mixins/os-cos.yaml", """
                    apiVersion: aicr.run/v1beta1
                    kind: RecipeMixin
                    metadata: {name: os-cos}
                    spec:
                      constraints:
                      - {name: OS.release.ID, value: cos}
                      componentRefs:
                      - name: gpu-operator
                        namespace: privileged
                        overrides: {a: mixin, b: mixin}
                        preManifestFiles: [components/gpu-operator/manifests/ns.yaml]
                    """)
                .file("components/gpu-operator/manifests/ns.yaml", "{}")
                .overlay("base", """
                    componentRefs:
                    - {name: gpu-operator, overrides: {a: base, c: base}, dependencyRefs: [nfd, cert-manager]}
                    - {name: nfd}
                    - {name: cert-manager}
                    validation: {performance: {checks: [bandwidth], constraints: [{name: bw, value: '>= 1'}]}}
                    """)
                .overlay("gke", """
                    criteria: {service: gke}
                    mixins: [os-cos]
                    componentRefs:
                    - {name: gpu-operator, overrides: {b: gke}}
                    - {name: cert-manager, overrides: {enabled: false}}
                    profile:
                      name: stack
                      default: managed
                      values:
                        managed: {}
                        own:
                          componentRefs:
                          - {name: gpu-operator, overrides: {plugin: {enabled: true}}}
                          constraints:
                          - {name: K8s.server.version, value: '>= 1.32', remediation: upgrade it}
                    validation: {performance: {checks: []}}
                    """);
    }

    private static Recipe resolve(RecipeLibrary library, @Nullable String profile) {
        return new RecipeResolver(library, "test").resolve(GKE, null, profile).recipe();
    }

    @Test
    void aMixinLiesBelowTheOverlayThatNamesItAndAboveTheOthers() {
        // when
        Recipe recipe = resolve(library().open(), null);

        // then
        var operator = recipe.components().get(1);
        assertThat(operator.namespace()).isEqualTo("privileged");
        assertThat(operator.overrides().texts()).isEqualTo(Map.of("a", "mixin", "b", "gke", "c", "base"));
        assertThat(operator.preManifestFiles()).containsExactly("components/gpu-operator/manifests/ns.yaml");
        assertThat(recipe.constraints()).containsExactly(new Constraint("OS.release.ID", "cos", null));
        assertThat(recipe.appliedOverlays()).containsExactly("base", "gke");
    }

    @Test
    void whatIsSwitchedOffStaysInTheRecipeAndIsNotInstalled() {
        // when
        Recipe recipe = resolve(library().open(), null);

        // then
        assertThat(recipe.components()).hasSize(3);
        assertThat(recipe.deploymentOrder()).containsExactly("nfd", "gpu-operator");
    }

    @Test
    void anEmptyListOfChecksTakesThemAway() {
        // when
        Recipe recipe = resolve(library().open(), null);

        // then
        assertThat(recipe.validation().at("performance", "checks")).isInstanceOf(Value.Sequence.class);
        assertThat(recipe.validation().items("performance", "checks")).isEmpty();
        assertThat(recipe.validation().items("performance", "constraints")).hasSize(1);
    }

    @Test
    void theUsualChoiceCountsUnlessAnotherIsMade() {
        // when
        Recipe usual = resolve(library().open(), null);
        Recipe own = resolve(library().open(), "stack=own");

        // then
        assertThat(usual.profile())
                .satisfies(profile -> assertThat(profile.text()).isEqualTo("stack=managed"));
        assertThat(own.profile()).satisfies(profile -> {
            assertThat(profile.text()).isEqualTo("stack=own");
            assertThat(profile.ownedPaths()).isEqualTo(Map.of("gpu-operator", List.of("plugin.enabled", "enabled")));
        });
        assertThat(own.components().get(1).overrides().text("plugin", "enabled"))
                .isEqualTo("true");
        assertThat(own.constraints())
                .containsExactly(
                        new Constraint("OS.release.ID", "cos", null),
                        new Constraint("K8s.server.version", ">= 1.32", "upgrade it"));
    }

    @ParameterizedTest
    @CsvSource({"stack=other", "other=own", "own"})
    void aChoiceThatDoesNotExistIsRefusedWithThoseThatDo(String profile) {
        // given
        RecipeLibrary library = library().open();

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> resolve(library, profile))
                .satisfies(e -> assertThat(e.reason()).contains("stack=managed, stack=own"));
    }

    @Test
    void aChoiceWhereNoneIsLeftIsRefused() {
        // given
        RecipeLibrary library = library().open();

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new RecipeResolver(library, "test").resolve(Criteria.NONE, null, "stack=own"))
                .satisfies(e -> assertThat(e.what()).isEqualTo("the recipe has no profile to choose from"));
    }

    @Test
    void twoProfilesInOneRecipeAreRefusedWithBoth() {
        // given
        RecipeLibrary library = library().overlay("gke-h100", """
            criteria: {service: gke, accelerator: h100}
            profile: {name: other, default: a, values: {a: {}}}
            """).open();

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() ->
                        new RecipeResolver(library, "test").resolve(GKE.with(Criterion.ACCELERATOR, "h100"), null))
                .satisfies(e -> {
                    assertThat(e.object()).endsWith("overlays/gke-h100.yaml");
                    assertThat(e.reason()).contains("'gke'");
                });
    }

    @Test
    void aSnapshotThatDoesNotFitTheChoiceIsAConflict() {
        // given
        RecipeLibrary library = library().open();

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(
                        () -> new RecipeResolver(library, "test").resolve(GKE, snapshot("cos", "v1.31.2"), "stack=own"))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
                    assertThat(e.reason()).isEqualTo("K8s.server.version: expected >= 1.32, found v1.31.2");
                    assertThat(e.suggestion()).isEqualTo("upgrade it");
                });
    }

    @Test
    void anOverlayWhoseMixinTheSnapshotDoesNotMeetIsLeftOut() {
        // when
        Recipe recipe = new RecipeResolver(library().open(), "test")
                .resolve(GKE, snapshot("ubuntu", "v1.33.0"))
                .recipe();

        // then
        assertThat(recipe.excludedOverlays()).containsExactly(new ExcludedOverlay("gke", "mixin-constraint-failed"));
        assertThat(recipe.profile()).isNull();
    }

    @Test
    void aMixinThatIsNotThereIsRefusedWithThoseThatAre() {
        // given
        RecipeLibrary library = library()
                .overlay("eks", "criteria: {service: eks}\nmixins: [os-ubuntu]")
                .open();

        // then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new RecipeResolver(library, "test").resolve(GKE.with(Criterion.SERVICE, "eks"), null))
                .satisfies(e -> {
                    assertThat(e.object()).endsWith("overlays/eks.yaml");
                    assertThat(e.reason()).isEqualTo("it names 'os-ubuntu', and the library has os-cos");
                });
    }

    @Test
    void aRegistrysFilesComeWithItsComponent() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .file("registry.yaml", """
                    kind: ComponentRegistry
                    components:
                    - name: installer
                      helm: {defaultRepository: "", defaultNamespace: kube-system}
                      manifestFiles: [components/installer/manifests/daemonset.yaml]
                    """)
                .overlay("gke", "criteria: {service: gke}\ncomponentRefs: [{name: installer}]")
                .open();

        // when
        Recipe recipe = resolve(library, null);

        // then
        assertThat(recipe.components().getFirst().manifestFiles())
                .containsExactly("components/installer/manifests/daemonset.yaml");
    }

    @Test
    void theLinterKnowsMixinsAndProfiles() {
        // when
        LibraryFolder good = library();
        var clean = LibraryLint.check(good.files());
        var findings = LibraryLint.check(good.overlay("eks", "criteria: {service: eks}\nmixins: [os-ubuntu]")
                .files());

        // then
        assertThat(clean).isEmpty();
        assertThat(findings)
                .anySatisfy(finding -> assertThat(finding.message())
                        .isEqualTo("it names the mixin 'os-ubuntu', which does not exist"));
    }

    private static Snapshot snapshot(String os, String version) {
        return SnapshotReader.read("""
            measurements:
            - {type: OS, subtypes: [{subtype: release, data: {ID: %s}}]}
            - {type: K8s, subtypes: [{subtype: server, data: {version: %s}}]}
            """.formatted(os, version), "s", _ -> {});
    }
}
