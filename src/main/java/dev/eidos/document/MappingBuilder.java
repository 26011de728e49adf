package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    /** A mapping of what is put into it, even if that is nothing: code that nests like the document it makes. */
    public MappingBuilder put(String key, Consumer<MappingBuilder> content) {
        return put(key, Value.mapping(content));
    }

    /** A mapping of texts, such as labels; left out if it has no entries. */
    public MappingBuilder putTexts(String key, Map<String, String> texts) {
        return putMapping(key, Value.mapping(mapping -> texts.forEach(mapping::put)));
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
