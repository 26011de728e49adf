package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes trees of Kubernetes objects. */
public final class Trees {
    private Trees() {}

    /** A mapping of keys and values in turn: texts, numbers, flags, nodes, and lists and maps of these. */
    public static Value.Mapping map(Object... keysAndValues) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put((String) keysAndValues[i], node(keysAndValues[i + 1]));
        }
        return Value.mapping(entries);
    }

    public static Value.Mapping of(Map<String, ?> map) {
        Map<String, Value> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(key, node(value)));
        return Value.mapping(entries);
    }

    private static Value node(Object value) {
        return switch (value) {
            case Value node -> node;
            case String text -> Value.scalar(text);
            case Boolean flag -> Value.scalar(Reading.of(flag.booleanValue()));
            case Number number -> Value.scalar(Reading.of(number.longValue()));
            case Collection<?> list ->
                Value.sequence(list.stream().map(Trees::node).toList());
            case Map<?, ?> map -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                map.forEach((key, item) -> entries.put((String) key, node(item)));
                yield Value.mapping(entries);
            }
            default -> throw new IllegalArgumentException("no node for " + value.getClass());
        };
    }

    /** The mapping with one entry more, or another value for it. */
    public static Value.Mapping with(Value.Mapping mapping, String key, Object value) {
        Map<String, Value> entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, node(value));
        return Value.mapping(entries);
    }
}
