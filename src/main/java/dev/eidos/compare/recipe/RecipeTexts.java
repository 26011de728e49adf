package dev.eidos.compare.recipe;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.document.ComponentRefReader;
import dev.eidos.recipe.document.CriteriaReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of a recipe or a bundle as texts by path.
 *
 * @param components in the order in which they are installed
 * @param aside what follows from the rest, and is told only where nothing else differs
 */
public record RecipeTexts(Map<String, String> texts, List<String> components, Map<String, String> aside) {
    static final String COMPONENTS = "components.";
    static final String CONSTRAINTS = "constraints.";
    static final String VALUES = ".values";
    static final String ORDER = "deploymentOrder";

    public RecipeTexts {
        texts = new TreeMap<>(texts);
        components = List.copyOf(components);
        aside = new TreeMap<>(aside);
    }

    /**
     * Those of a recipe.
     *
     * @param components the part of it that counts
     * @param values of components, by name
     */
    static RecipeTexts of(
            Recipe recipe, List<ComponentRef> components, Map<String, Value> values, Map<String, String> aside) {
        Map<String, String> texts = new TreeMap<>();
        CriteriaReader.named(recipe.criteria())
                .entries()
                .forEach((key, value) -> TreeTexts.put(texts, "criteria." + key, value));
        if (!recipe.appliedOverlays().isEmpty()) {
            texts.put("appliedOverlays", String.join(", ", recipe.appliedOverlays()));
        }
        for (Constraint constraint : recipe.constraints()) {
            texts.merge(CONSTRAINTS + constraint.name(), constraint.value(), (one, other) -> one + "; " + other);
        }
        for (ComponentRef component : components) {
            put(texts, component, values.getOrDefault(component.name(), Value.Mapping.EMPTY));
        }
        below(texts, "configuration", recipe.configuration());
        below(texts, "validation", recipe.validation());
        List<String> names = components.stream().map(ComponentRef::name).toList();
        return new RecipeTexts(
                texts, recipe.deploymentOrder().stream().filter(names::contains).toList(), aside);
    }

    /** Those of a recipe, with the values that a library gives its components. */
    public static RecipeTexts of(Recipe recipe, Map<String, Value> values) {
        String version = recipe.version();
        return of(
                recipe,
                recipe.components(),
                values,
                version == null || version.isEmpty() ? Map.of() : Map.of("metadata.version", version));
    }

    static void put(Map<String, String> texts, ComponentRef component, Value values) {
        String path = COMPONENTS + component.name();
        ComponentRefReader.origin(component).build().entries().forEach((key, value) -> {
            if (!key.equals("name")) {
                TreeTexts.put(texts, path + "." + key, value);
            }
        });
        list(texts, path + ".dependencyRefs", component.dependencyRefs());
        list(texts, path + ".preManifestFiles", component.preManifestFiles());
        list(texts, path + ".manifestFiles", component.manifestFiles());
        below(texts, path + VALUES, values);
    }

    private static void list(Map<String, String> texts, String path, List<String> items) {
        if (!items.isEmpty()) {
            texts.put(path, String.join(", ", items));
        }
    }

    private static void below(Map<String, String> texts, String path, Value value) {
        value.entries().forEach((key, entry) -> TreeTexts.put(texts, path + "." + key, entry));
    }
}
