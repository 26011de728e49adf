package dev.eidos.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecipeChangesTest {
    private static final String EKS = "{service: eks, accelerator: h100}";
    private static final String GONE = "valuesFile: components/gpu-operator/values-of-an-old-library.yaml";

    private final RecipeLibrary library = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});

    @Test
    void aRecipeForSomethingElseIsToBeLookedAt() throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe(EKS, ""), recipe("{service: aks, accelerator: h100, os: ubuntu}", ""));

        // then
        assertThat(told(report))
                .containsExactly(
                        "hands recipe it was for service=eks accelerator=h100, and is for service=aks accelerator=h100"
                                + " os=ubuntu",
                        "safe gpu-operator stays at v26.7.0");
    }

    @Test
    void anotherNumberOfNodesIsForTheSame() throws InterruptedException {
        // then
        assertThat(told(judge(recipe("{service: eks, nodes: 2}", ""), recipe("{service: eks, nodes: 4}", ""))))
                .containsExactly("safe gpu-operator stays at v26.7.0");
    }

    @Test
    void anotherChoiceOfTheProfileIsForSomethingElse() throws InterruptedException {
        // given
        String profile = "metadata: {selectedProfile: {name: gpuStack, value: %s}}";

        // when
        UpgradeReport report =
                judge(recipe(EKS, "", profile.formatted("operator")), recipe(EKS, "", profile.formatted("provider")));

        // then
        assertThat(told(report).getFirst())
                .endsWith(
                        "with gpuStack=operator, and is for service=eks accelerator=h100" + " with gpuStack=provider");
    }

    @Test
    void anotherOwnerOfTheDriverNeedsHands() throws InterruptedException {
        // given
        Recipe operators = recipe(EKS, "");
        Recipe nodes = recipe(EKS, "overrides: {driver: {enabled: false}}");

        // then
        assertThat(told(judge(operators, nodes)))
                .containsExactly(
                        "hands gpu-operator the driver was the operator's, and goes from all nodes: driver.enabled is"
                                + " false",
                        "safe gpu-operator stays at v26.7.0; 1 value changes: see eidos diff OLD NEW");
        assertThat(told(judge(nodes, operators)).getFirst())
                .isEqualTo("hands gpu-operator the nodes brought their driver, and the operator installs one:"
                        + " driver.enabled was false");
        assertThat(told(judge(nodes, nodes))).containsExactly("safe gpu-operator stays at v26.7.0");
    }

    @Test
    void valuesThatChangeWithoutTheVersionAreCounted() throws InterruptedException {
        // when
        UpgradeReport report = judge(
                recipe(EKS, "overrides: {driver: {version: 570.1.2}, list: [1, 2]}"),
                recipe(EKS, "overrides: {driver: {version: 580.1.2}, list: [1, 3], more: [{name: a, b: 1, c: 2}]}"));

        // then: the list of numbers is one value, and the item's three are three
        assertThat(told(report))
                .containsExactly("safe gpu-operator stays at v26.7.0; 5 values change: see eidos diff OLD NEW");
    }

    @Test
    void whatTheLibraryNoLongerHasIsNotGuessed() throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe(EKS, GONE), recipe(EKS, "overrides: {driver: {enabled: false}}"));
        UpgradeReport said = judge(
                recipe(EKS, GONE + "\n  overrides: {driver: {enabled: true}}"),
                recipe(EKS, "overrides: {driver: {enabled: false}}"));

        // then
        assertThat(told(report))
                .containsExactly("safe gpu-operator stays at v26.7.0; 1 value changes: see eidos diff OLD NEW");
        assertThat(report.unknown())
                .containsExactly("gpu-operator: the owner of the driver; the library does not have"
                        + " components/gpu-operator/values-of-an-old-library.yaml");
        assertThat(told(said)).anyMatch(line -> line.startsWith("hands gpu-operator the driver was the operator's"));
        assertThat(said.unknown()).isEmpty();
    }

    private UpgradeReport judge(Recipe old, Recipe now) throws InterruptedException {
        return new UpgradeCheck(library, null).judge(UpgradeSide.of(old), UpgradeSide.of(now), Map.of());
    }

    private static List<String> told(UpgradeReport report) {
        return report.findings().stream()
                .map(one -> one.verdict().label() + " " + one.object() + " " + one.reason())
                .toList();
    }

    private static Recipe recipe(String criteria, String operator) {
        return recipe(criteria, operator, "");
    }

    private static Recipe recipe(String criteria, String operator, String more) {
        return RecipeReader.read("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            criteria: %s
            %s
            componentRefs:
            - name: gpu-operator
              type: Helm
              namespace: here
              chart: gpu-operator
              version: v26.7.0
              source: "https://helm.example.com"
              %s
            deploymentOrder: [gpu-operator]
            """.formatted(criteria, more, operator), "r.yaml", _ -> {});
    }
}
