package dev.eidos.recipe;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of an overlay that the snapshot does not meet, for which the overlay was left out.
 *
 * @param expected the constraint's value
 * @param actual what the snapshot has; null if a document does not say
 * @param reason in words, where a document says it
 */
public record ConstraintWarning(
        String overlay,
        String constraint,
        String expected,
        @Nullable String actual,
        @Nullable String reason) {
    /** One that needs no more words. */
    public ConstraintWarning(String overlay, String constraint, String expected, String actual) {
        this(overlay, constraint, expected, actual, null);
    }
}
