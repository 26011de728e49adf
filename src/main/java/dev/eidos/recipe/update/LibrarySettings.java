package dev.eidos.recipe.update;

import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.OverlayHead;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The paths of a component's values that a library sets, in whatever recipe and by whatever flag. */
final class LibrarySettings {
    private LibrarySettings() {}

    static SortedSet<String> of(RegisteredComponent component, RecipeLibrary library) {
        SortedMap<String, String> set = new TreeMap<>();
        String folder = "components/" + component.name() + "/";
        for (String file : library.files().paths()) {
            boolean values = file.startsWith(folder + "values") && file.endsWith(".yaml");
            Value document = values ? library.files().document(file) : null;
            if (document != null) {
                ValuePaths.add("", document, set);
            }
        }
        for (OverlayHead head : library.heads()) {
            for (ComponentRef ref : library.overlay(head).components()) {
                if (ref.name().equals(component.name())) {
                    ValuePaths.add("", ref.overrides(), set);
                }
            }
        }
        SortedSet<String> paths = new TreeSet<>(set.keySet());
        Value.Mapping entry = component.document();
        for (String group : new String[] {"system", "accelerated"}) {
            for (String kind : new String[] {"nodeSelectorPaths", "tolerationPaths", "taintStrPaths"}) {
                entry.items("nodeScheduling", group, kind).forEach(path -> paths.add(path.text()));
            }
        }
        entry.items("nodeScheduling", "nodeCountPaths").forEach(path -> paths.add(path.text()));
        entry.items("imageRegistryPaths")
                .forEach(path -> paths.add(path instanceof Value.Mapping ? path.text("path") : path.text()));
        return paths;
    }
}
