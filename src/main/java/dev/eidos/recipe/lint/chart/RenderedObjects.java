package dev.eidos.recipe.lint.chart;

import dev.eidos.bundle.ManifestDocument;
import dev.eidos.document.Value;
import java.util.List;

/** The objects that a text of YAML documents holds. */
final class RenderedObjects {
    static final String DEFINITION = "CustomResourceDefinition";

    private RenderedObjects() {}

    static List<Value> of(String manifests, String name) {
        return ManifestDocument.all(manifests, name).stream()
                .map(ManifestDocument::root)
                .filter(Value.Mapping.class::isInstance)
                .toList();
    }

    /** As it is called in findings. */
    static String shown(Value object) {
        return object.text("kind") + " " + object.text("metadata", "name");
    }
}
