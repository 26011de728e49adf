package dev.eidos.recipe;

import org.jspecify.annotations.Nullable;

/**
 * The word of a recipe about the assert file of a component.
 *
 * @param asserts its text, which takes the place of the file that the registry names; null for that file
 * @param skip whether it is left out
 */
public record HealthCheck(@Nullable String asserts, boolean skip) {
    /** The registry's file. */
    public static final HealthCheck USUAL = new HealthCheck(null, false);

    /** The same under that of another layer, whose word counts where it says one. */
    public HealthCheck under(HealthCheck upper) {
        return new HealthCheck(upper.asserts == null ? asserts : upper.asserts, skip || upper.skip);
    }
}
