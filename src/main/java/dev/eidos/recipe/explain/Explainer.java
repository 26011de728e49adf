package dev.eidos.recipe.explain;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.resolve.Provenance.Layer;
import dev.eidos.recipe.resolve.Resolution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The provenance of a resolution, value by value: which layer set each, and which values it replaced. */
public final class Explainer {
    private final SettingHistory history = new SettingHistory();

    private Explainer() {}

    /**
     * The explanation of a resolution.
     *
     * @param library that the recipe was made of; asked for the components' values files alone
     */
    public static Explanation explain(Resolution resolution, RecipeLibrary library) {
        var explainer = new Explainer();
        List<Layer> layers = resolution.provenance().layers();
        layers.forEach(explainer::fields);
        // values files lie below all overrides, whichever overlay names them
        for (ComponentRef component : resolution.recipe().components()) {
            ComponentValues.files(component, library)
                    .forEach((file, values) -> explainer.values(component, values, file));
        }
        layers.forEach(explainer::overrides);
        return new Explanation(resolution.recipe(), resolution.applied(), explainer.history.settings());
    }

    private void fields(Layer layer) {
        for (Constraint constraint : layer.constraints()) {
            history.set("constraints." + SettingHistory.key(constraint.name()), constraint.value(), layer.by());
        }
        for (ComponentRef component : layer.components()) {
            set(component, "type", component.type(), layer);
            set(component, "chart", component.chart(), layer);
            set(component, "source", component.source(), layer);
            set(component, "path", component.path(), layer);
            set(component, "namespace", component.namespace(), layer);
            set(component, "version", component.version(), layer);
            set(component, "tag", component.tag(), layer);
            set(component, "valuesFile", component.valuesFile(), layer);
            added(component, "dependencyRefs", component.dependencyRefs(), layer);
            added(component, "preManifestFiles", component.preManifestFiles(), layer);
            added(component, "manifestFiles", component.manifestFiles(), layer);
        }
    }

    private void overrides(Layer layer) {
        for (ComponentRef component : layer.components()) {
            if (!component.overrides().entries().isEmpty()) {
                values(component, component.overrides(), layer.by());
            }
        }
    }

    private void values(ComponentRef component, Value.Mapping values, String by) {
        history.setTree(path(component, "values"), values, by);
    }

    /** Lists are united: the first that added to one has set it. */
    private void added(ComponentRef component, String list, List<String> items, Layer layer) {
        for (String item : items) {
            history.set(path(component, list) + "." + SettingHistory.key(item), "added", layer.by());
        }
    }

    private void set(ComponentRef component, String field, @Nullable String value, Layer layer) {
        if (value != null && !value.isEmpty()) {
            history.set(path(component, field), value, layer.by());
        }
    }

    private static String path(ComponentRef component, String field) {
        return "components." + SettingHistory.key(component.name()) + "." + field;
    }
}
