package dev.eidos.recipe;

/**
 * An overlay that is part of a recipe.
 *
 * @param because why: the criteria that matched, or who inherits from it
 */
public record AppliedOverlay(OverlayHead head, String because) {}
