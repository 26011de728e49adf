package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A builder of a mapping, in the order in which its entries are put; absent and empty values are left out. */
public final class MappingBuilder {
    private final Map<String, Value> entries = new LinkedHashMap<>();

    public MappingBuilder put(String key, @Nullable String value) {
        return put(key, value == null ? null : Value.scalar(value));
    }

    public MappingBuilder put(String key, long value) {
        return put(key, Value.scalar(Reading.of(value)));
    }

    public MappingBuilder put(String key, boolean value) {
        return put(key, Value.scalar(Reading.of(value)));
    }

    public MappingBuilder put(String key, @Nullable Value value) {
        if (value != null) {
            entries.put(key, value);
        }
        return this;
    }

    /** The mapping that another builder makes, even one without entries. */
    public MappingBuilder put(String key, MappingBuilder mapping) {
        return put(key, mapping.build());
    }

    /** A mapping of texts, such as labels; left out if it has no entries. */
    public MappingBuilder putTexts(String key, Map<String, String> texts) {
        MappingBuilder mapping = new MappingBuilder();
        texts.forEach(mapping::put);
        return putMapping(key, mapping.build());
    }

    /** A list of texts. */
    public MappingBuilder putTexts(String key, Collection<String> texts) {
        List<Value> items = new ArrayList<>(texts.size());
        for (String text : texts) {
            items.add(Value.scalar(text));
        }
        return putItems(key, items);
    }

    /** A list. */
    public MappingBuilder putItems(String key, List<? extends Value> items) {
        return items.isEmpty() ? this : put(key, Value.sequence(items));
    }

    /** A mapping; left out if it has no entries. */
    public MappingBuilder putMapping(String key, Value.Mapping mapping) {
        return mapping.entries().isEmpty() ? this : put(key, (Value) mapping);
    }

    public Value.Mapping build() {
        return Value.mapping(entries);
    }
}
