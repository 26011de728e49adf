package dev.eidos.testing.memory;

import dev.eidos.document.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes of immutable trees. */
final class Edits {
    private static final Value.Mapping EMPTY = Value.mapping(Map.of());

    private Edits() {}

    static Value.Mapping set(Value.Mapping object, Value value, String... path) {
        Map<String, Value> entries = new LinkedHashMap<>(object.entries());
        if (path.length == 1) {
            entries.put(path[0], value);
        } else {
            Value.Mapping below = object.get(path[0]) instanceof Value.Mapping mapping ? mapping : EMPTY;
            entries.put(path[0], set(below, value, Arrays.copyOfRange(path, 1, path.length)));
        }
        return Value.mapping(entries);
    }

    /** What the patch names is set, the rest stays. */
    static Value.Mapping merge(Value.Mapping object, Value.Mapping patch) {
        Map<String, Value> entries = new LinkedHashMap<>(object.entries());
        patch.entries()
                .forEach((key, value) -> entries.put(
                        key,
                        value instanceof Value.Mapping below && entries.get(key) instanceof Value.Mapping before
                                ? merge(before, below)
                                : value));
        return Value.mapping(entries);
    }
}
