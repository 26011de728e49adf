package dev.eidos.recipe;

import dev.eidos.constraint.Constraint;
import java.util.List;

/**
 * Constraints and components that overlays share without inheriting from each other; AICR's libraries have them.
 *
 * @param file its path in the library
 */
public record Mixin(String name, List<Constraint> constraints, List<ComponentRef> components, String file) {
    public Mixin {
        constraints = List.copyOf(constraints);
        components = List.copyOf(components);
    }
}
