package dev.eidos.recipe;

/**
 * A constraint of an overlay that the snapshot does not meet, for which the overlay was left out.
 *
 * @param expected the constraint's value
 * @param actual what the snapshot has
 */
public record ConstraintWarning(String overlay, String constraint, String expected, String actual) {}
