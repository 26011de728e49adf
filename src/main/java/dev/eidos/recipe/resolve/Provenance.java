package dev.eidos.recipe.resolve;

import dev.eidos.constraint.Constraint;
import dev.eidos.recipe.ComponentRef;
import java.util.List;

/**
 * The origin of a recipe's parts: which layer has which of them, as it was resolved.
 *
 * @param layers the weakest first; each is laid over those before it
 */
public record Provenance(List<Layer> layers) {
    public Provenance {
        layers = List.copyOf(layers);
    }

    /**
     * The part that one file or overlay contributes.
     *
     * @param by the overlay's name, or the file's path in the library
     */
    public record Layer(String by, List<Constraint> constraints, List<ComponentRef> components) {
        public Layer {
            constraints = List.copyOf(constraints);
            components = List.copyOf(components);
        }
    }
}
