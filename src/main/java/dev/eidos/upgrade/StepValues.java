package dev.eidos.upgrade;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.library.ComponentValues;
import dev.eidos.recipe.library.RecipeLibrary;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The values of a component on both sides of an upgrade, as far as the library at hand has them. */
final class StepValues {
    private StepValues() {}

    /** All values that a component gets; empty if an older library had their file, and this one has not. */
    static Optional<Value.Mapping> of(ComponentRef component, RecipeLibrary library) {
        try {
            return Optional.of(ComponentValues.of(component, library));
        } catch (EidosException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** How many single values differ; of the overrides alone where the rest is not at hand. */
    static int changes(ComponentRef was, ComponentRef now, RecipeLibrary library) {
        Optional<Value.Mapping> before = of(was, library);
        Optional<Value.Mapping> after = of(now, library);
        boolean whole = before.isPresent() && after.isPresent();
        Map<String, String> old = texts(whole ? before.get() : was.overrides());
        Map<String, String> young = texts(whole ? after.get() : now.overrides());
        Set<String> paths = new LinkedHashSet<>(old.keySet());
        paths.addAll(young.keySet());
        return (int) paths.stream()
                .filter(path -> !Objects.equals(old.get(path), young.get(path)))
                .count();
    }

    private static Map<String, String> texts(Value.Mapping values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.entries().forEach((key, value) -> put(texts, key, value));
        return texts;
    }

    /** As {@code eidos diff} counts: lists of single values are one, items of others go by their name. */
    private static void put(Map<String, String> texts, String path, Value value) {
        switch (value) {
            case Value.Mapping mapping
            when !mapping.entries().isEmpty() ->
                mapping.entries().forEach((key, entry) -> put(texts, path + "." + key, entry));
            case Value.Sequence sequence
            when !sequence.items().stream().allMatch(Value.Scalar.class::isInstance) ->
                items(texts, path, sequence.items());
            case Value.Mapping _, Value.Sequence _, Value.Scalar _ -> texts.put(path, YamlWriter.write(value));
        }
    }

    private static void items(Map<String, String> texts, String path, List<Value> items) {
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i).text("name");
            put(texts, path + "." + (name.isEmpty() ? Integer.toString(i) : name), items.get(i));
        }
    }
}
