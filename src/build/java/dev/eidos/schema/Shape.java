package dev.eidos.schema;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of which schemas are made (JSON Schema 2020-12). */
final class Shape {
    private Shape() {}

    /** A text; in YAML it may be written without quotes where it looks like a number. */
    static Value text() {
        return type("string");
    }

    static Value text(String description) {
        return described(text(), description);
    }

    /** A single value: constraints and versions are written like numbers, too. */
    static Value scalar() {
        return types("string", "number", "boolean");
    }

    static Value scalarOrNull() {
        return types("string", "number", "boolean", "null");
    }

    static Value scalar(String description) {
        return described(scalar(), description);
    }

    static Value whole() {
        return new MappingBuilder().put("type", "integer").put("minimum", 0).build();
    }

    static Value flag() {
        return type("boolean");
    }

    /** Anything at all: what somebody else decides about. */
    static Value anything() {
        return Value.mapping(Map.of());
    }

    static Value texts() {
        return list(scalar());
    }

    static Value texts(String description) {
        return described(texts(), description);
    }

    static Value list(Value items) {
        return new MappingBuilder().put("type", "array").put("items", items).build();
    }

    /** Keys that somebody else decides about, with values of one shape. */
    static Value map(Value values) {
        return new MappingBuilder()
                .put("type", "object")
                .put("additionalProperties", values)
                .build();
    }

    static Value oneOf(List<String> words) {
        return new MappingBuilder()
                .put("enum", Value.sequence(words.stream().map(Value::scalar).toList()))
                .build();
    }

    static Value only(String word) {
        return new MappingBuilder().put("const", word).build();
    }

    static Value either(Value one, Value other) {
        return new MappingBuilder()
                .put("anyOf", Value.sequence(List.of(one, other)))
                .build();
    }

    /**
     * An object with these fields and no others.
     *
     * @param required those that must be there
     */
    static Value object(Map<String, Value> fields, String... required) {
        return new MappingBuilder()
                .put("type", "object")
                .put("properties", Value.mapping(fields))
                .putTexts("required", List.of(required))
                .put("additionalProperties", false)
                .build();
    }

    static Map<String, Value> fields() {
        return new LinkedHashMap<>();
    }

    static Value described(Value shape, String description) {
        return ((Value.Mapping) shape).with("description", description);
    }

    private static Value type(String name) {
        return new MappingBuilder().put("type", name).build();
    }

    private static Value types(String... names) {
        return new MappingBuilder().putTexts("type", List.of(names)).build();
    }
}
