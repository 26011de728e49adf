package dev.eidos.testing.memory;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Node;
import java.util.Map;

/** Something that happened to an object: {@code ADDED}, {@code MODIFIED} or {@code DELETED}. */
record Change(long version, String type, Address address, Node.Mapping object) {

    String line() {
        return JsonWriter.writeLine(Node.mapping(Map.of("type", Node.scalar(type), "object", object))) + "\n";
    }
}
