package dev.eidos.cli.diff;

import dev.eidos.compare.recipe.RecipeTexts;
import dev.eidos.fleet.facts.FleetFacts;

/** One of the two things that are compared. */
sealed interface DiffSide {
    /** The kind in words. */
    String what();

    /** The facts of one node, or of many. */
    record Nodes(FleetFacts facts) implements DiffSide {
        @Override
        public String what() {
            return "snapshots";
        }
    }

    /** The texts of a recipe, or of a bundle. */
    record Plan(String what, RecipeTexts texts) implements DiffSide {
        static final String RECIPE = "a recipe";
        static final String BUNDLE = "a bundle";
    }
}
