package dev.eidos.bundle.supply;

import dev.eidos.document.Value;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.List;
import java.util.Locale;

/**
 * A path at which a chart's values name a registry, from the component registry's {@code imageRegistryPaths}.
 *
 * @param path into the values, as {@code --set} writes it
 * @param chartDefault the chart's own value there; empty if the component registry does not say
 */
record RegistryPath(String path, String chartDefault) {

    static List<RegistryPath> of(RegisteredComponent component) {
        return component.document().items("imageRegistryPaths").stream()
                .map(entry -> entry instanceof Value.Mapping
                        ? new RegistryPath(entry.text("path"), entry.text("default"))
                        : new RegistryPath(entry.text(), ""))
                .toList();
    }

    /** Returns whether the value is a registry: its host, perhaps with a path that all images share. */
    boolean isRegistry() {
        return path.toLowerCase(Locale.ROOT).endsWith("registry");
    }

    /** Returns whether the value is a registry with the path of an image, or of a folder of images. */
    boolean isRepository() {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith("repository") || lower.endsWith("image");
    }
}
