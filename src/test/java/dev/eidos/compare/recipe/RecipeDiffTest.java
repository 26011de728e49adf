package dev.eidos.compare.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.compare.diff.Difference;
import dev.eidos.document.DocumentReader;
import dev.eidos.recipe.document.RecipeReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecipeDiffTest {
    private static final String RECIPE = """
        kind: Recipe
        metadata: {version: 0.1.0}
        criteria: {service: eks}
        constraints:
        - {name: K8s.server.version, value: ">= 1.32"}
        componentRefs:
        - {name: cert, type: Helm, chart: cert, source: https://charts.example, version: v1.1.0}
        - {name: gpu, type: Helm, chart: gpu, source: https://charts.example, version: v25.3.0, dependencyRefs: [cert]}
        """;
    private static final String VALUES = """
        driver: {version: "570", enabled: true}
        env: [{name: A, value: x}, {name: B, value: y}]
        args: [one, two]
        """;

    private static RecipeTexts texts(String recipe, String values) {
        return RecipeTexts.of(
                RecipeReader.read(recipe, "recipe", _ -> {}), Map.of("gpu", DocumentReader.read(values, "values")));
    }

    private static List<String> diff(RecipeTexts before, RecipeTexts after) {
        return RecipeDiff.of(before, after, _ -> true).stream()
                .map(RecipeDiffTest::words)
                .toList();
    }

    private static String words(Difference difference) {
        return difference.kind().label() + " " + difference.path() + ": " + difference.before() + " -> "
                + difference.after();
    }

    @Test
    void versionsValuesAndConstraintsThatChangedAreTold() {
        // given
        RecipeTexts before = texts(RECIPE, VALUES);
        RecipeTexts after = texts(
                RECIPE.replace("v25.3.0", "v25.10.0").replace(">= 1.32", ">= 1.33"),
                VALUES.replace("enabled: true", "enabled: \"true\"")
                        .replace("value: y", "value: z")
                        .replace("one, two", "two, one"));

        // then
        assertThat(diff(before, after))
                .containsExactly(
                        "changed components.gpu.values.args: [one, two] -> [two, one]",
                        "changed components.gpu.values.driver.enabled: true -> \"true\"",
                        "changed components.gpu.values.env.B.value: \"y\" -> z",
                        "changed components.gpu.version: v25.3.0 -> v25.10.0",
                        "changed constraints.K8s.server.version: >= 1.32 -> >= 1.33");
        assertThat(RecipeDiff.counted(RecipeDiff.of(before, after, _ -> true)))
                .isEqualTo("1 version, 3 values, 1 constraint");
        assertThat(diff(before, before)).isEmpty();
    }

    @Test
    void aComponentThatOnlyOneHasIsOneDifference() {
        // given
        RecipeTexts without = texts(RECIPE.lines()
                .filter(line -> !line.startsWith("- {name: gpu"))
                .reduce("", (all, line) -> all + line + "\n"), VALUES);

        // then
        assertThat(diff(without, texts(RECIPE, VALUES)))
                .containsExactly("added components.gpu:  -> gpu v25.3.0");
        assertThat(diff(texts(RECIPE, VALUES), without))
                .containsExactly("removed components.gpu: gpu v25.3.0 -> ");
    }

    @Test
    void anotherOrderIsTold() {
        // given
        String order = "deploymentOrder: [%s]\n";

        // then
        assertThat(diff(
                        texts(RECIPE + order.formatted("cert, gpu"), VALUES),
                        texts(
                                RECIPE.replace(", dependencyRefs: [cert]", "") + order.formatted("gpu, cert"),
                                VALUES)))
                .containsExactly(
                        "removed components.gpu.dependencyRefs: cert -> ",
                        "changed deploymentOrder: cert, gpu -> gpu, cert");
    }

    @Test
    void whoMadeItIsToldWhereNothingElseDiffers() {
        // given
        RecipeTexts before = texts(RECIPE, VALUES);

        // then
        assertThat(diff(before, texts(RECIPE.replace("0.1.0", "0.2.0"), VALUES)))
                .containsExactly("changed metadata.version: 0.1.0 -> 0.2.0");
        assertThat(diff(before, texts(RECIPE.replace("0.1.0", "0.2.0").replace("v1.1.0", "v1.2.0"), VALUES)))
                .containsExactly("changed components.cert.version: v1.1.0 -> v1.2.0");
    }

    @Test
    void onlyPathsThatAreWantedAreCompared() {
        assertThat(RecipeDiff.of(
                        texts(RECIPE, VALUES),
                        texts(RECIPE.replace("v25.3.0", "v26"), VALUES.replace("570", "580")),
                        path -> path.endsWith("driver.version")))
                .extracting(Difference::path)
                .containsExactly("components.gpu.values.driver.version");
    }

    @Test
    void aBundleHasTheValuesOfItsFilesAndItsOtherFilesCount() {
        // given
        Map<String, String> before = bundle(VALUES);
        Map<String, String> after = bundle(VALUES.replace("570", "580"));
        after.put("gpu/post/manifests/quota.yaml", "b");
        after.put("README.md", "another");

        // then
        assertThat(diff(read(before), read(after)))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .isEqualTo("changed components.gpu.values.driver.version: \"570\" -> \"580\""),
                        two -> assertThat(two).startsWith("changed files.gpu/post/manifests/quota.yaml: sha256:"));
        assertThat(read(before).components()).containsExactly("gpu");
    }

    @Test
    void aBundleWithoutRecipeIsNone() {
        assertThatThrownBy(() -> read(new TreeMap<>(Map.of("a", "b")))).hasMessageContaining("not a bundle");
    }

    private static Map<String, String> bundle(String values) {
        return new TreeMap<>(Map.of(
                "recipe.yaml",
                RECIPE,
                "README.md",
                "one",
                "checksums.txt",
                values,
                "gpu/values.yaml",
                values,
                "gpu/post/manifests/quota.yaml",
                "a"));
    }

    private static RecipeTexts read(Map<String, String> files) {
        Map<String, String> checksums = new TreeMap<>();
        files.forEach((path, text) -> checksums.put(path, Integer.toHexString(text.hashCode())));
        return new BundleTexts("bundle", checksums, path -> files.getOrDefault(path, "")).read(_ -> {});
    }

    @Test
    void aDocumentSaysWhetherItIsARecipe() {
        assertThat(RecipeReader.isRecipe(RECIPE, "x")).isTrue();
        assertThat(RecipeReader.isRecipe("{\"kind\": \"RecipeResult\"}", "x")).isTrue();
        assertThat(RecipeReader.isRecipe("kind: Snapshot\ndata: |\n  kind: Recipe\n", "x"))
                .isFalse();
    }
}
