package dev.eidos.testing.memory;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import java.util.Map;

/** Something that happened to an object: {@code ADDED}, {@code MODIFIED} or {@code DELETED}. */
record Change(long version, String type, Address address, Value.Mapping object) {

    String line() {
        return JsonWriter.writeLine(Value.mapping(Map.of("type", Value.scalar(type), "object", object))) + "\n";
    }
}
