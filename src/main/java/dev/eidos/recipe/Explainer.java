package dev.eidos.recipe;

import dev.eidos.constraint.Constraint;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Follows a resolution once more, and notes who set what. */
public final class Explainer {
    private final RecipeLibrary library;
    private final SettingHistory history = new SettingHistory();

    private Explainer(RecipeLibrary library) {
        this.library = library;
    }

    public static Explanation explain(Resolution resolution, RecipeLibrary library) {
        var explainer = new Explainer(library);
        explainer.follow(resolution);
        return new Explanation(resolution.recipe(), resolution.applied(), explainer.history.settings());
    }

    private void follow(Resolution resolution) {
        Map<String, ComponentRef> components = new TreeMap<>();
        resolution.recipe().components().forEach(component -> components.put(component.name(), component));
        components.values().forEach(this::defaults);
        for (AppliedOverlay applied : resolution.applied()) {
            Overlay overlay = library.overlay(applied.head());
            for (Constraint constraint : overlay.constraints()) {
                history.set("constraints." + SettingHistory.key(constraint.name()), constraint.value(), overlay.name());
            }
            overlay.components().forEach(component -> fields(component, overlay.name()));
        }
        // values files lie below all overrides, whichever overlay names them
        components.values().forEach(this::files);
        for (AppliedOverlay applied : resolution.applied()) {
            Overlay overlay = library.overlay(applied.head());
            for (ComponentRef component : overlay.components()) {
                if (!component.overrides().entries().isEmpty()) {
                    history.setTree(path(component, "values"), component.overrides(), overlay.name());
                }
            }
        }
        components.values().forEach(component -> lists(component, resolution));
    }

    private void defaults(ComponentRef component) {
        RegisteredComponent registered = library.registry().get(component.name());
        if (registered != null) {
            set(component, "type", registered.type(), LibraryFiles.REGISTRY);
            set(component, "chart", registered.chart(), LibraryFiles.REGISTRY);
            set(component, "source", registered.repository(), LibraryFiles.REGISTRY);
            set(component, "path", registered.path(), LibraryFiles.REGISTRY);
            set(component, "namespace", registered.namespace(), LibraryFiles.REGISTRY);
            boolean helm = !ComponentRef.KUSTOMIZE.equals(component.type());
            set(component, helm ? "version" : "tag", registered.version(), LibraryFiles.REGISTRY);
        }
    }

    private void fields(ComponentRef component, String by) {
        set(component, "type", component.type(), by);
        set(component, "chart", component.chart(), by);
        set(component, "source", component.source(), by);
        set(component, "path", component.path(), by);
        set(component, "namespace", component.namespace(), by);
        set(component, "version", component.version(), by);
        set(component, "tag", component.tag(), by);
        set(component, "valuesFile", component.valuesFile(), by);
    }

    private void files(ComponentRef component) {
        String own = ComponentValues.ownFile(component, library);
        String named = component.valuesFile();
        if (own != null) {
            history.setTree(path(component, "values"), ComponentValues.read(own, component, library), own);
        }
        if (named != null && !named.equals(own)) {
            history.setTree(path(component, "values"), ComponentValues.read(named, component, library), named);
        }
    }

    /** Lists are united: whoever added to one has set it. */
    private void lists(ComponentRef component, Resolution resolution) {
        Set<String> dependencies = new HashSet<>();
        Set<String> manifests = new HashSet<>();
        for (AppliedOverlay applied : resolution.applied()) {
            for (ComponentRef one : library.overlay(applied.head()).components()) {
                if (one.name().equals(component.name())) {
                    add(component, "dependencyRefs", one.dependencyRefs(), dependencies, applied);
                    add(component, "manifestFiles", one.manifestFiles(), manifests, applied);
                }
            }
        }
    }

    private void add(ComponentRef component, String list, List<String> items, Set<String> all, AppliedOverlay applied) {
        for (String item : items) {
            if (all.add(item)) {
                history.set(
                        path(component, list) + "." + SettingHistory.key(item),
                        "added",
                        applied.head().name());
            }
        }
    }

    private void set(ComponentRef component, String field, @Nullable String value, String by) {
        if (value != null && !value.isEmpty()) {
            history.set(path(component, field), value, by);
        }
    }

    private static String path(ComponentRef component, String field) {
        return "components." + SettingHistory.key(component.name()) + "." + field;
    }
}
