package dev.eidos.validate;

import dev.eidos.document.Value;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Recipe;
import java.util.List;

/**
 * A recipe held against a snapshot, with what whoever reads "passed" must know that nobody asked for.
 *
 * @param allowUnknown whether what the snapshot does not tell is excused
 * @param leftOut overlays that the recipe was made without, because its snapshot did not meet their constraints
 * @param checksElsewhere how many checks of a running cluster the recipe names, which a snapshot cannot answer
 * @param phases what the recipe names those checks for
 */
public record Validation(
        ValidationReport report, boolean allowUnknown, List<String> leftOut, int checksElsewhere, List<String> phases) {

    public Validation {
        leftOut = List.copyOf(leftOut);
        phases = List.copyOf(phases);
    }

    /**
     * Holds all constraints of the recipe against the snapshot.
     *
     * @param recipeName what to call the recipe in the report
     * @param snapshotName what to call the snapshot in the report
     */
    public static Validation of(
            Recipe recipe, String recipeName, Snapshot snapshot, String snapshotName, boolean allowUnknown) {
        int checks = 0;
        for (Value phase : recipe.validation().entries().values()) {
            checks += phase.items("checks").size() + phase.items("constraints").size();
        }
        return new Validation(
                Validator.validate(recipe.constraints(), snapshot, recipeName, snapshotName),
                allowUnknown,
                recipe.excludedNames(),
                checks,
                List.copyOf(recipe.validation().entries().keySet()));
    }

    /** Returns whether the snapshot meets the recipe. */
    public boolean passed() {
        return report.passed(allowUnknown);
    }
}
