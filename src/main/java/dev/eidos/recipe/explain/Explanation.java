package dev.eidos.recipe.explain;

import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.resolve.AppliedOverlay;
import java.util.List;

/**
 * The reasons why a recipe is as it is.
 *
 * @param recipe the recipe that is explained
 * @param applied the overlays it was made of, with the reason for each
 * @param settings every value, sorted by path
 */
public record Explanation(Recipe recipe, List<AppliedOverlay> applied, List<Setting> settings) {
    public Explanation {
        applied = List.copyOf(applied);
        settings = List.copyOf(settings);
    }

    /**
     * A value of the recipe.
     *
     * @param path where it is; of a component's values, as {@code eidos query} selects it
     * @param value as text; lists as JSON
     * @param by the overlay or file that set it
     * @param replaced what was there before, the last first
     */
    public record Setting(String path, String value, String by, List<Replaced> replaced) {
        public Setting {
            replaced = List.copyOf(replaced);
        }
    }

    /** A value that something stronger replaced. */
    public record Replaced(String value, String by) {}
}
