package dev.eidos.cli.recipe;

import dev.eidos.recipe.pool.FleetOutcome;
import dev.eidos.recipe.resolve.Resolution;

/** The answer to a request for a recipe. */
sealed interface RecipeAnswer {

    /** One recipe for all that it was asked for. */
    record One(Resolution resolution) implements RecipeAnswer {}

    /** A recipe for each pool of a fleet, which are two at least. */
    record Pools(FleetOutcome fleet) implements RecipeAnswer {}
}
