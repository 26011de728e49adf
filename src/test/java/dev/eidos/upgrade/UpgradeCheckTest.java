package dev.eidos.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.upgrade.UpgradeFinding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeCheckTest {
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
        return new UpgradeCheck(library, null).judge(old, now);
    }

    @ParameterizedTest
    @CsvSource({
        "v26.7.0, v26.7.0, SAFE",
        "v26.7.0, v26.7.2, SAFE",
        "v25.10.1, v26.7.0, HANDS",
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
    void withoutChartsItIsSaidWhatNobodyLookedInto() throws InterruptedException {
        // when
        UpgradeReport report = judge(recipe("v26.7.0", "0.5.0", ">= 1.34"), recipe("v26.7.1", "0.5.0", ">= 1.34"));

        // then
        assertThat(report.unknown()).containsExactly("gpu-operator: its definitions and values; no charts are at hand");
    }
}
