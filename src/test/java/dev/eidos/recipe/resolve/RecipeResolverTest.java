package dev.eidos.recipe.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeDocument;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.testing.LibraryFolder;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeResolverTest {
    private static final Criteria EKS = Criteria.NONE.with(Criterion.SERVICE, "eks");

    @TempDir
    private Path folder;

    @Test
    void overlaysAreLaidOverEachOtherAndTheRegistryFillsTheRest() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .registry("gpu", "certs", "unused")
                .file("components/certs/values.yaml", "crds: true")
                .overlay("base", """
                    criteria: {}
                    constraints:
                    - {name: K8s.server.version, value: '>= 1.32', remedy: upgrade}
                    - {name: OS.release.ID, value: ubuntu}
                    componentRefs:
                    - {name: gpu, dependencyRefs: [certs]}
                    - {name: certs}
                    """)
                .overlay("eks", """
                    criteria: {service: eks}
                    constraints:
                    - {name: K8s.server.version, value: '>= 1.33'}
                    componentRefs:
                    - {name: gpu, version: 2.0.0, overrides: {driver: {enabled: false}}}
                    validation: {deployment: {checks: [smi]}}
                    """)
                .open();

        // when
        Recipe recipe = new RecipeResolver(library, "0.1.0")
                .resolve(EKS.withNodes(3), null)
                .recipe();

        // then
        String digest = Objects.requireNonNull(recipe.library()).sha256();
        assertThat(YamlWriter.write(RecipeDocument.of(recipe)).replace(digest, "DIGEST")).isEqualTo("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            metadata:
              version: 0.1.0
              appliedOverlays:
              - base
              - eks
              library:
                sha256: DIGEST
            criteria:
              service: eks
              accelerator: any
              intent: any
              os: any
              platform: any
              nodes: 3
            constraints:
            - name: K8s.server.version
              value: ">= 1.33"
            - name: OS.release.ID
              value: ubuntu
            componentRefs:
            - name: certs
              namespace: certs-system
              chart: certs
              type: Helm
              source: https://charts.example/certs
              version: 1.0.0
              valuesFile: components/certs/values.yaml
            - name: gpu
              namespace: gpu-system
              chart: gpu
              type: Helm
              source: https://charts.example/gpu
              version: 2.0.0
              overrides:
                driver:
                  enabled: false
              dependencyRefs:
              - certs
            deploymentOrder:
            - certs
            - gpu
            validation:
              deployment:
                checks:
                - smi
            """);
    }

    @Test
    void aComponentThatIsNotRegisteredIsNamed() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .registry("gpu")
                .overlay("base", "componentRefs: [{name: gpu-operatr}]")
                .open();

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new RecipeResolver(library, "test").resolve(Criteria.NONE, null))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.object()).isEqualTo("gpu-operatr");
                    assertThat(e.suggestion()).endsWith("registry.yaml");
                });
    }

    @Test
    void aLibraryWithoutRegistryIsNotFound() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .overlay("base", "componentRefs: [{name: gpu}]")
                .open();

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new RecipeResolver(library, "test").resolve(Criteria.NONE, null))
                .extracting(EidosException::code)
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void twoOverlaysOfOneNameAreRefusedWithBothFiles() {
        // given
        LibraryFolder twice = new LibraryFolder(folder)
                .overlay("eks", "criteria: {service: eks}")
                .file("overlays/other.yml", LibraryFolder.overlayText("eks", "criteria: {service: gke}"));

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(twice::open)
                .extracting(EidosException::reason)
                .asString()
                .contains("overlays/eks.yaml", "overlays/other.yml");
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        // given
        Criteria asked = EKS.with(Criterion.ACCELERATOR, "h100").with(Criterion.INTENT, "training");

        // when
        Resolution first =
                new RecipeResolver(new RecipeLibrary(EmbeddedFiles.open(), _ -> {}), "v").resolve(asked, null);
        Resolution second =
                new RecipeResolver(new RecipeLibrary(EmbeddedFiles.open(), _ -> {}), "v").resolve(asked, null);

        // then
        assertThat(YamlWriter.write(RecipeDocument.of(first.recipe())))
                .isEqualTo(YamlWriter.write(RecipeDocument.of(second.recipe())));
        assertThat(first.recipe().constraints()).extracting(Constraint::name).contains("K8s.server.version");
    }

    @Test
    void whatOverlaysAndComponentsAskForIsIntersected() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .file("registry.yaml", """
                        kind: ComponentRegistry
                        components:
                        - name: gpu
                          supports: {kubernetes: '< 1.36', driver: '>= 570'}
                          helm: {defaultChart: gpu, defaultVersion: 1.0.0}
                        """)
                .overlay("base", """
                    criteria: {}
                    constraints: [{name: K8s.server.version, value: '>= 1.32'}]
                    componentRefs: [{name: gpu}]
                    """)
                .overlay("eks", """
                    criteria: {service: eks}
                    constraints: [{name: K8s.server.version, value: '>= 1.33'}]
                    """)
                .open();

        // when
        Recipe recipe = new RecipeResolver(library, "0.1.0").resolve(EKS, null).recipe();

        // then
        assertThat(recipe.constraints())
                .extracting(Constraint::name, Constraint::value)
                .containsExactly(tuple("K8s.server.version", ">= 1.33, < 1.36"));
    }

    @Test
    void whatNoMachineCanHaveIsRefusedWithBothOrigins() {
        // given
        RecipeLibrary library = new LibraryFolder(folder)
                .file("registry.yaml", """
                        kind: ComponentRegistry
                        components:
                        - name: gpu
                          supports: {kubernetes: '< 1.32'}
                          helm: {defaultChart: gpu, defaultVersion: 1.0.0}
                        """)
                .overlay("base", """
                    criteria: {}
                    constraints: [{name: K8s.server.version, value: '>= 1.32'}]
                    componentRefs: [{name: gpu}]
                    """)
                .open();

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> new RecipeResolver(library, "0.1.0").resolve(EKS, null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .satisfies(e -> assertThat(e.object()).isEqualTo("K8s.server.version"))
                .satisfies(e -> assertThat(e.reason())
                        .contains("'>= 1.32', from base", "'< 1.32', from gpu in ", "registry.yaml"));
    }

    @Test
    void anOverlayCanSayThatThereIsNoRecipe() {
        // given
        RecipeLibrary library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});

        // when, then
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() ->
                        new RecipeResolver(library, "0.1.0").resolve(EKS.with(Criterion.OS, "cos"), null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .satisfies(e -> assertThat(e.reason()).contains("EKS has none"));
    }
}
