package dev.eidos.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.recipe.document.RecipeReader;
import dev.eidos.recipe.document.RecipeTable;
import dev.eidos.recipe.explain.Explanation;
import dev.eidos.recipe.explain.Explanation.Replaced;
import dev.eidos.recipe.explain.Explanation.Setting;
import dev.eidos.recipe.explain.ExplanationTable;
import dev.eidos.recipe.resolve.AppliedOverlay;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeTablesTest {
    private static final String YAML = """
        kind: Recipe
        metadata: {appliedOverlays: [base, eks]}
        criteria: {service: eks}
        constraints: [{name: K8s.server.version, value: '>= 1.33'}]
        componentRefs:
        - {name: gpu-operator, version: v25.10.1, namespace: gpu, source: 'https://charts', dependencyRefs: [crds]}
        - {name: crds, tag: v1}
        """;

    @Test
    void aRecipeIsShownInTheOrderOfInstallation() {
        assertThat(RecipeTable.draw(recipe(YAML), Integer.MAX_VALUE, false)).isEqualTo("""
            Recipe for service=eks
            made of base, eks

            Constraints
              K8s.server.version  >= 1.33

            Components, in the order of installation
              crds          v1        -    manifests
              gpu-operator  v25.10.1  gpu  https://charts
            """);
    }

    @Test
    void colourIsOnlyOfTheHeadings() {
        // when
        String table = RecipeTable.draw(recipe(YAML), Integer.MAX_VALUE, true);

        // then
        assertThat(table).contains("\u001b[1mConstraints\u001b[0m", "  crds          v1");
    }

    @Test
    void whatARecipeSaysCannotControlATerminal() {
        // given
        Recipe recipe = recipe("""
            criteria: {service: "e\\u001b[31mks"}
            metadata: {appliedOverlays: ["a\\u001bb"]}
            constraints: [{name: "a\\u001b[2Jb", value: "x\\ny"}]
            componentRefs: [{name: c, version: "1\\u0007"}]
            """);

        // when
        String table = RecipeTable.draw(recipe, Integer.MAX_VALUE, false);

        // then
        assertThat(table).doesNotContain("\u001b", "\u0007").contains("  a\ufffd[2Jb  x y\n");
    }

    @Test
    void anExplanationShowsWhatWonAndWhatItWonOver() {
        // given
        Recipe recipe = new Recipe(
                null,
                Criteria.NONE,
                List.of(),
                List.of(new ExcludedOverlay("ubuntu", null)),
                List.of(new ConstraintWarning("ubuntu", "OS.release.ID", "ubuntu", "rhel")),
                List.of(),
                List.of(),
                List.of(),
                recipe(YAML).validation());
        var explanation = new Explanation(
                recipe,
                List.of(new AppliedOverlay(new OverlayHead("base", null, null, "b"), "every recipe begins with it")),
                List.of(
                        new Setting("a.long.path", "x".repeat(61), "eks", List.of(new Replaced("", "base"))),
                        new Setting(
                                "b", "1\n2", "eks", List.of(new Replaced("\u001b", "base"), new Replaced("0", "r")))));

        // then
        assertThat(ExplanationTable.draw(explanation, Integer.MAX_VALUE, false))
                .isEqualTo("""
                    Overlays, the strongest last
                      base  every recipe begins with it

                    Left out, for what the snapshot has
                      ubuntu  OS.release.ID ubuntu  has rhel

                    Values, and what set them
                      a.long.path  %s…  eks, over '' by base
                      b            1 2%s  eks, over \ufffd by base, 0 by r
                    """.formatted("x".repeat(59), " ".repeat(57)));
    }

    private static Recipe recipe(String yaml) {
        return RecipeReader.read(yaml, "recipe.yaml", notice -> {
            throw new AssertionError(notice);
        });
    }
}
