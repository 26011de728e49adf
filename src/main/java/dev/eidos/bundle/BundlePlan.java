package dev.eidos.bundle;

import dev.eidos.recipe.Recipe;
import java.util.List;

/**
 * The content of a bundle, whatever installs it.
 *
 * @param recipe the recipe that it is made of
 * @param components in the order in which they are installed
 * @param version of eidos
 */
public record BundlePlan(Recipe recipe, List<BundledComponent> components, String version) {
    public BundlePlan {
        components = List.copyOf(components);
    }
}
