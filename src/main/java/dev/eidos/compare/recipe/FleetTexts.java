package dev.eidos.compare.recipe;

import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The recipe of a fleet as texts: what is of a pool stands below {@code pools.NAME}. */
public final class FleetTexts {
    private FleetTexts() {}

    /** With the values that a library gives the components of each pool. */
    public static RecipeTexts of(FleetRecipe fleet, Function<Recipe, Map<String, Value>> values) {
        Map<String, String> texts = new TreeMap<>();
        for (NodePool pool : fleet.pools()) {
            Recipe recipe = pool.recipe();
            put(texts, pool, RecipeTexts.of(recipe, recipe.components(), values.apply(recipe), Map.of()));
        }
        return new RecipeTexts(texts, List.of(), Map.of());
    }

    /**
     * As a bundle has it, with each component once.
     *
     * @param has whether the bundle has a component
     * @param values of the bundle's components, by name
     * @param aside what follows from the rest
     */
    static RecipeTexts of(
            FleetRecipe fleet, Predicate<String> has, Map<String, Value> values, Map<String, String> aside) {
        Map<String, String> texts = new TreeMap<>();
        Map<String, ComponentRef> components = new LinkedHashMap<>();
        for (NodePool pool : fleet.pools()) {
            put(texts, pool, RecipeTexts.of(pool.recipe(), List.of(), Map.of(), Map.of()));
            for (ComponentRef component : pool.recipe().components()) {
                if (has.test(component.name())) {
                    components.putIfAbsent(component.name(), component);
                }
            }
        }
        components
                .values()
                .forEach(component ->
                        RecipeTexts.put(texts, component, values.getOrDefault(component.name(), Value.Mapping.EMPTY)));
        return new RecipeTexts(texts, new ArrayList<>(components.keySet()), aside);
    }

    private static void put(Map<String, String> texts, NodePool pool, RecipeTexts own) {
        String path = "pools." + pool.name() + ".";
        own.texts().forEach((key, text) -> texts.put(path + key, text));
        pool.nodeSelector().forEach((key, value) -> texts.put(path + "nodeSelector." + key, value));
    }
}
