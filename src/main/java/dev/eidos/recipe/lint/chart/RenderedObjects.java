package dev.eidos.recipe.lint.chart;

import dev.eidos.bundle.ManifestDocument;
import dev.eidos.document.Value;
import dev.eidos.recipe.render.UnpackedChart;
import java.util.List;

/** The objects that a text of YAML documents holds. */
final class RenderedObjects {
    static final String DEFINITION = "CustomResourceDefinition";

    private RenderedObjects() {}

    static List<Value> of(String manifests, String name) {
        return ManifestDocument.all(manifests, name).stream()
                .map(ManifestDocument::root)
                .filter(root -> root instanceof Value.Mapping && !isTest(root))
                .toList();
    }

    /** Nobody installs a chart's tests. */
    private static boolean isTest(Value object) {
        return object.text("metadata", "annotations", UnpackedChart.HOOK).startsWith("test");
    }

    /** As it is called in findings. */
    static String shown(Value object) {
        return object.text("kind") + " " + object.text("metadata", "name");
    }
}
