package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A document, or a part of one. Immutable; mappings keep the order of their keys. */
public sealed interface Value {

    /** The position of the node in its file; {@link Position#NONE} for nodes that were made, not read. */
    Position at();

    static Mapping mapping(Map<String, ? extends Value> entries) {
        return new Mapping(Collections.unmodifiableMap(new LinkedHashMap<>(entries)), Position.NONE);
    }

    /** A mapping of what is put into it, in that order. */
    static Mapping mapping(Consumer<MappingBuilder> content) {
        MappingBuilder mapping = new MappingBuilder();
        content.accept(mapping);
        return mapping.build();
    }

    static Sequence sequence(List<? extends Value> items) {
        return new Sequence(List.copyOf(items), Position.NONE);
    }

    static Scalar scalar(String value) {
        return new Scalar(Reading.of(value), Position.NONE);
    }

    static Scalar scalar(Reading value) {
        return new Scalar(value, Position.NONE);
    }

    /** Keys and values. */
    record Mapping(Map<String, Value> entries, Position at) implements Value {
        /** No entries; stands for an object that is not there. */
        public static final Mapping EMPTY = new Mapping(Map.of(), Position.NONE);

        public @Nullable Value get(String key) {
            return entries.get(key);
        }

        /** The mapping with one entry more, or another value for it. */
        public Mapping with(String key, Value value) {
            Map<String, Value> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return Value.mapping(changed);
        }

        public Mapping with(String key, String value) {
            return with(key, scalar(value));
        }

        public Mapping with(String key, List<? extends Value> items) {
            return with(key, sequence(items));
        }
    }

    /** A list. */
    record Sequence(List<Value> items, Position at) implements Value {}

    /**
     * A single value.
     *
     * @param value null for YAML's and JSON's {@code null}
     */
    record Scalar(@Nullable Reading value, Position at) implements Value {}

    /**
     * The node at a path of keys; null where there is nothing.
     *
     * <p>This and what follows look into a document whose shape someone else decides: what is absent, or of another
     * kind than expected, reads as empty.
     */
    default @Nullable Value at(String... path) {
        Value at = this;
        for (String key : path) {
            at = at instanceof Mapping mapping ? mapping.get(key) : null;
        }
        return at;
    }

    /** The single value at a path as text; empty where there is none. */
    default String text(String... path) {
        String text = textOrNull(path);
        return text == null ? "" : text;
    }

    /** The single value at a path as text; null where there is none. */
    default @Nullable String textOrNull(String... path) {
        return at(path) instanceof Scalar scalar && scalar.value() != null
                ? scalar.value().asText()
                : null;
    }

    /** The whole number of a key; the other where there is none. */
    default long number(String key, long absent) {
        return at(key) instanceof Scalar scalar && scalar.value() instanceof Reading.Whole(long value) ? value : absent;
    }

    /** Returns whether the single value at a path is {@code true}. */
    default boolean flag(String... path) {
        return text(path).equals("true");
    }

    /** Returns whether the single value of a key is {@code false}, and no text of these letters. */
    default boolean isFalse(String key) {
        return at(key) instanceof Scalar scalar && scalar.value() instanceof Reading.Flag(boolean on) && !on;
    }

    /** The items of the list at a path. */
    default List<Value> items(String... path) {
        return at(path) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    /** The entries of the mapping at a path. */
    default Map<String, Value> entries(String... path) {
        return at(path) instanceof Mapping mapping ? mapping.entries() : Map.of();
    }

    /** The texts in the mapping at a path, such as labels. */
    default Map<String, String> texts(String... path) {
        Map<String, String> texts = new LinkedHashMap<>();
        entries(path).forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }

    /** The name of this kind of node in an error, as a user would call it. */
    default String kind() {
        return switch (this) {
            case Mapping _ -> "a mapping";
            case Sequence _ -> "a list";
            case Scalar _ -> "a single value";
        };
    }
}
