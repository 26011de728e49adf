package dev.eidos.upgrade;

import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.List;
import java.util.Optional;

/** The owner of the driver on a recipe's nodes. */
enum DriverOwner {
    /** The GPU Operator installs it; its chart does so where no value says otherwise. */
    OPERATOR,
    /** The nodes bring it. */
    NODES,
    /** The values are not at hand. */
    UNKNOWN;

    static final String OPERATOR_NAME = "gpu-operator";

    /**
     * Tells it by the values that the operator gets.
     *
     * @param unknown takes why it cannot be told
     */
    static DriverOwner of(Recipe recipe, RecipeLibrary library, List<String> unknown) {
        ComponentRef operator = operator(recipe).orElse(null);
        if (operator == null) {
            return NODES;
        }
        Value.Mapping values = StepValues.of(operator, library).orElse(null);
        String enabled = (values == null ? operator.overrides() : values).text("driver", "enabled");
        if (values == null && enabled.isEmpty()) {
            unknown.add(
                    OPERATOR_NAME + ": the owner of the driver; the library does not have " + operator.valuesFile());
            return UNKNOWN;
        }
        return enabled.equals("false") ? NODES : OPERATOR;
    }

    static Optional<ComponentRef> operator(Recipe recipe) {
        return recipe.components().stream()
                .filter(one -> one.name().equals(OPERATOR_NAME) && !one.isSwitchedOff())
                .findFirst();
    }
}
