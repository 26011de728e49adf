package dev.eidos.recipe.lint.chart;

import dev.eidos.bundle.BundledComponent;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.library.RegisteredComponent;
import dev.eidos.recipe.lint.LibraryLint;
import dev.eidos.recipe.resolve.RecipeResolver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The uses of every component in all recipes of a library, each different one once. */
final class ChartUses {
    private ChartUses() {}

    /** The uses by component, in the order of the registry. */
    static Map<String, List<ChartUse>> of(RecipeLibrary library) {
        Map<String, List<ChartUse>> uses = new LinkedHashMap<>();
        library.registry().keySet().forEach(name -> uses.put(name, new ArrayList<>()));
        Set<List<String>> seen = new HashSet<>();
        RecipeResolver resolver = new RecipeResolver(library, "lint");
        for (Criteria asked : LibraryLint.combinations(library)) {
            try {
                Recipe recipe = resolver.resolve(asked, null).recipe();
                for (ComponentRef component : recipe.components()) {
                    RegisteredComponent registered = library.registry().get(component.name());
                    if (registered != null && !component.isSwitchedOff()) {
                        ComponentRef placed = component.placed(registered.namespace());
                        Value.Mapping own = ComponentValues.of(component, library);
                        add(new ChartUse(recipe, placed, registered, own), seen, uses);
                    }
                }
            } catch (EidosException e) {
                // a recipe that cannot be made installs nothing; the check of the library tells it
            }
        }
        return uses;
    }

    private static void add(ChartUse use, Set<List<String>> seen, Map<String, List<ChartUse>> uses) {
        boolean chart = use.bundled().kind() == BundledComponent.Kind.CHART;
        List<String> key = List.of(
                use.name(),
                chart ? use.chart().toString() : "",
                String.join(" ", use.ref().manifestFiles()),
                YamlWriter.write(use.own()));
        if (seen.add(key)) {
            uses.computeIfAbsent(use.name(), _ -> new ArrayList<>()).add(use);
        }
    }
}
