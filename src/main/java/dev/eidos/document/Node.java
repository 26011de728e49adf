package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document, or a part of one. Immutable; mappings keep the order of their keys. */
public sealed interface Node {

    /** Where the node stands in its file; {@link Position#NONE} for nodes that were made, not read. */
    Position at();

    static Mapping mapping(Map<String, ? extends Node> entries) {
        return new Mapping(Collections.unmodifiableMap(new LinkedHashMap<>(entries)), Position.NONE);
    }

    static Sequence sequence(List<? extends Node> items) {
        return new Sequence(List.copyOf(items), Position.NONE);
    }

    static Scalar scalar(String value) {
        return new Scalar(Reading.of(value), Position.NONE);
    }

    static Scalar scalar(Reading value) {
        return new Scalar(value, Position.NONE);
    }

    /** Keys and values. */
    record Mapping(Map<String, Node> entries, Position at) implements Node {
        public @Nullable Node get(String key) {
            return entries.get(key);
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Position at) implements Node {}

    /**
     * A single value.
     *
     * @param value null for YAML's and JSON's {@code null}
     */
    record Scalar(@Nullable Reading value, Position at) implements Node {}

    /** What a user would call this kind of node in an error. */
    default String kind() {
        return switch (this) {
            case Mapping _ -> "a mapping";
            case Sequence _ -> "a list";
            case Scalar _ -> "a single value";
        };
    }
}
