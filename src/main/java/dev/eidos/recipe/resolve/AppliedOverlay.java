package dev.eidos.recipe.resolve;

import dev.eidos.recipe.OverlayHead;

/**
 * An overlay that is part of a recipe.
 *
 * @param because why: the criteria that matched, or who inherits from it
 */
public record AppliedOverlay(OverlayHead head, String because) {}
