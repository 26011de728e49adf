package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.measurement.Reading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and reads trees of Kubernetes objects. */
final class Trees {
    private Trees() {}

    /** A mapping of keys and values in turn: texts, numbers, flags, nodes, and lists and maps of these. */
    static Node.Mapping map(Object... keysAndValues) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put((String) keysAndValues[i], node(keysAndValues[i + 1]));
        }
        return Node.mapping(entries);
    }

    static Node.Mapping of(Map<String, ?> map) {
        Map<String, Node> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(key, node(value)));
        return Node.mapping(entries);
    }

    private static Node node(Object value) {
        return switch (value) {
            case Node node -> node;
            case String text -> Node.scalar(text);
            case Boolean flag -> Node.scalar(Reading.of(flag.booleanValue()));
            case Number number -> Node.scalar(Reading.of(number.longValue()));
            case Collection<?> list ->
                Node.sequence(list.stream().map(Trees::node).toList());
            case Map<?, ?> map -> {
                Map<String, Node> entries = new LinkedHashMap<>();
                map.forEach((key, item) -> entries.put((String) key, node(item)));
                yield Node.mapping(entries);
            }
            default -> throw new IllegalArgumentException("no node for " + value.getClass());
        };
    }

    /** The mapping with one entry more, or another value for it. */
    static Node.Mapping with(Node.Mapping mapping, String key, Object value) {
        Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, node(value));
        return Node.mapping(entries);
    }

    /** What lies at a path of keys, if there is anything. */
    static @Nullable Node at(Node tree, String... keys) {
        Node node = tree;
        for (String key : keys) {
            node = node instanceof Node.Mapping mapping ? mapping.get(key) : null;
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    static @Nullable String text(Node tree, String... keys) {
        return at(tree, keys) instanceof Node.Scalar scalar && scalar.value() != null
                ? scalar.value().asText()
                : null;
    }

    /** The items of a list; none where there is no list. */
    static List<Node> items(Node tree, String... keys) {
        return at(tree, keys) instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }
}
