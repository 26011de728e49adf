package dev.eidos.compare.recipe;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import java.util.List;
import java.util.Map;

/** The single values of a document by path. Lists of single values are one text, items of others go by their name. */
final class TreeTexts {
    private final Map<String, String> texts;

    private TreeTexts(Map<String, String> texts) {
        this.texts = texts;
    }

    /** Puts them below a path. */
    static void put(Map<String, String> texts, String path, Value value) {
        new TreeTexts(texts).put(path, value);
    }

    private void put(String path, Value value) {
        switch (value) {
            case Value.Mapping mapping when mapping.entries().isEmpty() -> texts.put(path, "{}");
            case Value.Mapping mapping -> mapping.entries().forEach((key, entry) -> put(path + "." + key, entry));
            case Value.Sequence sequence -> items(path, sequence.items());
            case Value.Scalar scalar -> texts.put(path, text(scalar));
        }
    }

    private void items(String path, List<Value> items) {
        if (items.stream().allMatch(Value.Scalar.class::isInstance)) {
            texts.put(path, "[" + String.join(", ", items.stream().map(TreeTexts::text).toList()) + "]");
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i).text("name");
            String place = path + "." + (name.isEmpty() ? Integer.toString(i) : name);
            put(isFree(place) ? place : path + "." + i, items.get(i));
        }
    }

    private boolean isFree(String place) {
        return !texts.containsKey(place) && texts.keySet().stream().noneMatch(key -> key.startsWith(place + "."));
    }

    /** As YAML has it: true and the text "true" are two values of a chart. */
    private static String text(Value value) {
        return YamlWriter.write(value).strip();
    }
}
