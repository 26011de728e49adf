package dev.eidos.testing.memory;

import dev.eidos.document.Node;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes of immutable trees. */
final class Edits {
    private static final Node.Mapping EMPTY = Node.mapping(Map.of());

    private Edits() {}

    static Node.Mapping set(Node.Mapping object, Node value, String... path) {
        Map<String, Node> entries = new LinkedHashMap<>(object.entries());
        if (path.length == 1) {
            entries.put(path[0], value);
        } else {
            Node.Mapping below = object.get(path[0]) instanceof Node.Mapping mapping ? mapping : EMPTY;
            entries.put(path[0], set(below, value, Arrays.copyOfRange(path, 1, path.length)));
        }
        return Node.mapping(entries);
    }

    /** What the patch names is set, the rest stays. */
    static Node.Mapping merge(Node.Mapping object, Node.Mapping patch) {
        Map<String, Node> entries = new LinkedHashMap<>(object.entries());
        patch.entries()
                .forEach((key, value) -> entries.put(
                        key,
                        value instanceof Node.Mapping below && entries.get(key) instanceof Node.Mapping before
                                ? merge(before, below)
                                : value));
        return Node.mapping(entries);
    }
}
