package dev.eidos.recipe;

import dev.eidos.constraint.Constraint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A choice that an overlay leaves to whoever asks for a recipe: several qualified states of a cluster, of which each
 * needs something else.
 *
 * @param description for whoever chooses
 * @param usual the value that counts where none is chosen
 * @param values what each value adds, in the order of the overlay
 */
public record Profile(String name, @Nullable String description, String usual, Map<String, Choice> values) {
    public Profile {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * One of the values; it may add nothing.
     *
     * @param advertiser of the GPUs, where it is not one of the components
     */
    public record Choice(
            List<Constraint> constraints,
            List<ComponentRef> components,
            @Nullable String advertiser) {
        public Choice {
            constraints = List.copyOf(constraints);
            components = List.copyOf(components);
        }
    }
}
