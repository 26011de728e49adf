package dev.eidos.cli.option;

import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.fleet.FleetRecipe;

/** A document with a recipe or several, read. */
public sealed interface RecipeInput {

    /** What it was read from. */
    String name();

    /** One recipe, or that of a pool that was asked for. */
    record One(Recipe recipe, String name) implements RecipeInput {}

    /** The recipe of a fleet. */
    record OfFleet(FleetRecipe fleet, String name) implements RecipeInput {}
}
