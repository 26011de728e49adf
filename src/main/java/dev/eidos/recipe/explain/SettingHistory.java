package dev.eidos.recipe.explain;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.recipe.explain.Explanation.Replaced;
import dev.eidos.recipe.explain.Explanation.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values that were set, with who set each, in the order in which it happened. */
final class SettingHistory {
    private final TreeMap<String, List<Replaced>> values = new TreeMap<>();

    /** Sets a single value; the same value again changes nothing. */
    void set(String path, String value, String by) {
        List<Replaced> history = values.computeIfAbsent(path, _ -> new ArrayList<>());
        if (history.isEmpty() || !history.getFirst().value().equals(value)) {
            history.addFirst(new Replaced(value, by));
        }
    }

    /** Sets everything in a tree: what is no mapping replaces whatever is at its path and below. */
    void setTree(String path, Value node, String by) {
        switch (node) {
            case Value.Mapping mapping
            when !mapping.entries().isEmpty() -> {
                values.remove(path);
                for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                    setTree(path + "." + key(entry.getKey()), entry.getValue(), by);
                }
            }
            case Value.Mapping _ when hasBelow(path) -> {}
            case Value.Mapping _, Value.Sequence _, Value.Scalar _ -> {
                values.subMap(path + ".", path + "/").clear();
                set(path, text(node), by);
            }
        }
    }

    private boolean hasBelow(String path) {
        return !values.subMap(path + ".", path + "/").isEmpty();
    }

    /** As a selector has to write it. */
    static String key(String key) {
        return key.indexOf('.') < 0 && key.indexOf('[') < 0 ? key : "[\"" + key + "\"]";
    }

    private static String text(Value node) {
        return switch (node) {
            case Value.Scalar scalar ->
                scalar.value() == null ? "null" : scalar.value().asText();
            case Value.Mapping _, Value.Sequence _ -> JsonWriter.writeLine(node);
        };
    }

    List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        values.forEach((path, history) -> settings.add(new Setting(
                path, history.getFirst().value(), history.getFirst().by(), history.subList(1, history.size()))));
        return settings;
    }
}
