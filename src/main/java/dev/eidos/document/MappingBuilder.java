package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a mapping in the order in which its entries are put; what is absent or empty is left out. */
public final class MappingBuilder {
    private final Map<String, Node> entries = new LinkedHashMap<>();

    public MappingBuilder put(String key, @Nullable String value) {
        return put(key, value == null ? null : Node.scalar(value));
    }

    public MappingBuilder put(String key, long value) {
        return put(key, Node.scalar(Reading.of(value)));
    }

    public MappingBuilder put(String key, boolean value) {
        return put(key, Node.scalar(Reading.of(value)));
    }

    public MappingBuilder put(String key, @Nullable Node value) {
        if (value != null) {
            entries.put(key, value);
        }
        return this;
    }

    /** A list of texts. */
    public MappingBuilder putTexts(String key, Collection<String> texts) {
        List<Node> items = new ArrayList<>(texts.size());
        for (String text : texts) {
            items.add(Node.scalar(text));
        }
        return putItems(key, items);
    }

    /** A list. */
    public MappingBuilder putItems(String key, List<? extends Node> items) {
        return items.isEmpty() ? this : put(key, Node.sequence(items));
    }

    /** A mapping; left out if it has no entries. */
    public MappingBuilder putMapping(String key, Node.Mapping mapping) {
        return mapping.entries().isEmpty() ? this : put(key, (Node) mapping);
    }

    public Node.Mapping build() {
        return Node.mapping(entries);
    }
}
