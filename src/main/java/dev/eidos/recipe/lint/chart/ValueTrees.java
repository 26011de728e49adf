package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Paths of keys in values, and values with one of them changed. */
final class ValueTrees {
    private ValueTrees() {}

    /** Tells every value that has nothing below it, lists as a whole, with its path. */
    static void leaves(Value.Mapping tree, BiConsumer<List<String>, Value> told) {
        leaves(List.of(), tree, told);
    }

    private static void leaves(List<String> path, Value.Mapping tree, BiConsumer<List<String>, Value> told) {
        tree.entries().forEach((key, value) -> {
            List<String> below = below(path, key);
            if (value instanceof Value.Mapping mapping && !mapping.entries().isEmpty()) {
                leaves(below, mapping, told);
            } else {
                told.accept(below, value);
            }
        });
    }

    static List<String> below(List<String> path, String key) {
        List<String> below = new ArrayList<>(path);
        below.add(key);
        return List.copyOf(below);
    }

    static @Nullable Value at(Value tree, List<String> path) {
        return tree.at(path.toArray(String[]::new));
    }

    /** The tree with another value at a path. */
    static Value.Mapping with(Value.Mapping tree, List<String> path, Value value) {
        String key = path.getFirst();
        if (path.size() == 1) {
            return tree.with(key, value);
        }
        Value.Mapping below = tree.get(key) instanceof Value.Mapping mapping ? mapping : Value.Mapping.EMPTY;
        return tree.with(key, with(below, path.subList(1, path.size()), value));
    }

    /** The tree without what is at a path. */
    static Value.Mapping without(Value.Mapping tree, List<String> path) {
        String key = path.getFirst();
        Map<String, Value> entries = new LinkedHashMap<>(tree.entries());
        if (path.size() == 1) {
            entries.remove(key);
        } else if (tree.get(key) instanceof Value.Mapping below) {
            entries.put(key, without(below, path.subList(1, path.size())));
        }
        return Value.mapping(entries);
    }

    /** A path as {@code --set} writes it. */
    static String text(List<String> path) {
        StringBuilder text = new StringBuilder();
        for (String key : path) {
            text.append(text.isEmpty() ? "" : ".").append(key.replace(".", "\\."));
        }
        return text.toString();
    }
}
