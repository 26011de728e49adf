package dev.eidos.recipe.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeReaderTest {
    private static final String FULL = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Recipe
        metadata:
          version: 0.1.0
          appliedOverlays:
          - base
          - eks
          excludedOverlays:
          - ubuntu
          constraintWarnings:
          - overlay: ubuntu
            constraint: OS.release.ID
            expected: ubuntu
            actual: rhel
        criteria:
          service: eks
          accelerator: any
          intent: any
          os: any
          platform: any
          nodes: 4
        constraints:
        - name: K8s.server.version
          value: ">= 1.33"
          remedy: upgrade
        componentRefs:
        - name: crds
          namespace: crds
          type: Kustomize
          source: https://git
          tag: v1
          path: config
        - name: gpu
          namespace: gpu
          chart: gpu
          type: Helm
          source: https://charts
          version: "1.10"
          valuesFile: components/gpu/values.yaml
          overrides:
            driver:
              enabled: false
              tolerations: null
          dependencyRefs:
          - crds
          manifestFiles:
          - components/gpu/manifests/a.yaml
        deploymentOrder:
        - crds
        - gpu
        validation:
          deployment:
            checks:
            - smi
        """;

    private final List<String> notices = new ArrayList<>();

    @Test
    void aRecipeSurvivesYamlAndJson() {
        // when
        Recipe recipe = read(FULL);
        Recipe again = read(JsonWriter.write(RecipeDocument.of(recipe)));

        // then
        assertThat(YamlWriter.write(RecipeDocument.of(recipe))).isEqualTo(FULL);
        assertThat(YamlWriter.write(RecipeDocument.of(again))).isEqualTo(FULL);
        assertThat(notices).isEmpty();
    }

    @Test
    void aicrsKindAndItsWordForARemedyAreUnderstood() {
        // when
        Recipe recipe = read("""
            apiVersion: aicr.nvidia.com/v1alpha1
            kind: RecipeResult
            constraints: [{name: OS.release.ID, value: ubuntu, remediation: install it}]
            """);

        // then
        assertThat(recipe.constraints())
                .singleElement()
                .satisfies(constraint -> assertThat(constraint.remedy()).isEqualTo("install it"));
    }

    @Test
    void anOrderThatIsNotThereFollowsFromTheDependencies() {
        assertThat(read("componentRefs: [{name: a, dependencyRefs: [b]}, {name: b}]")
                        .deploymentOrder())
                .containsExactly("b", "a");
    }

    @Test
    void whatIsNotKnownIsToldWithItsPlaceAndLeftOut() {
        // when
        read("""
            componentRefs:
            - name: a
              verson: 1
            extra: 2
            """);

        // then
        assertThat(notices)
                .containsExactlyInAnyOrder(
                        "recipe.yaml:3:11: field 'verson' is not known; left out",
                        "recipe.yaml:4:8: field 'extra' is not known; left out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploymentOrder: [a]",
                "deploymentOrder: [a, b, b]",
                "deploymentOrder: [a, c]",
                "deploymentOrder: [a, b, c]"
            })
    void anOrderMustNameEachComponentOnce(String order) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read("componentRefs: [{name: a}, {name: b}]\n" + order))
                .satisfies(e -> {
                    assertThat(e.object()).isEqualTo("recipe.yaml:2:18");
                    assertThat(e.reason()).contains("deploymentOrder");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind: Snapshot | kind is Snapshot, expected Recipe",
                "apiVersion: eidos.nvidia.com/v9 | apiVersion eidos.nvidia.com/v9 is not known",
                "[] | is a list, not a Recipe",
                "kind: Recipe | neither componentRefs nor constraints",
                "componentRefs: {a: b} | expected a list for 'componentRefs', found a mapping",
                "componentRefs: [a] | expected a mapping, found a single value",
                "componentRefs: [{version: 1}] | 'name' is missing",
                "componentRefs: [{name: a}, {name: a}] | component 'a' stands twice",
                "componentRefs: [{name: a, dependencyRefs: [b]}] | it depends on 'b'",
                "{constraints: [], criteria: {nodes: -1}} | 'nodes' must be a whole number",
                "{constraints: [], criteria: {nodes: many}} | 'nodes' must be a whole number",
                "{constraints: [], criteria: {service: [eks]}} | expected a single value for 'service', found a list",
                "constraints: [{name: a}] | 'value' is missing",
                "{constraints: [], validation: [a]} | expected a mapping, found a list"
            })
    void whatIsNoRecipeIsRefusedWithTheReason(String yaml, String reason) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> read(yaml))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(e.reason()).contains(reason);
                });
    }

    private Recipe read(String text) {
        return RecipeReader.read(text, "recipe.yaml", notices::add);
    }
}
