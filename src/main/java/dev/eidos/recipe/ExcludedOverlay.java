package dev.eidos.recipe;

import org.jspecify.annotations.Nullable;

/**
 * An overlay that a recipe was made without, although it is for its criteria.
 *
 * @param reason in a word, where a document says it; the warnings of the recipe say it in full
 */
public record ExcludedOverlay(String name, @Nullable String reason) {}
