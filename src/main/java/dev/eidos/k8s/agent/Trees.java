package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.measurement.Reading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes trees of Kubernetes objects. */
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
}
