package dev.eidos.recipe.catalog;

import dev.eidos.recipe.Criteria;

/** Criteria that a library has no recipe for, and says why. */
public record Refused(Criteria criteria, String reason) {}
