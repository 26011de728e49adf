package dev.eidos.bundle.values;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Node;
import java.util.Map;
import java.util.TreeMap;

/** Trees as tests compare them. */
final class Trees {
    private Trees() {}

    static Node.Mapping read(String text) {
        return (Node.Mapping) DocumentReader.read(text, "test");
    }

    /** JSON in which the order of keys says nothing. */
    static String json(Node node) {
        return JsonWriter.writeLine(sorted(node)).strip();
    }

    private static Node sorted(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> {
                Map<String, Node> entries = new TreeMap<>();
                mapping.entries().forEach((key, value) -> entries.put(key, sorted(value)));
                yield Node.mapping(entries);
            }
            case Node.Sequence sequence ->
                Node.sequence(sequence.items().stream().map(Trees::sorted).toList());
            case Node.Scalar scalar -> scalar;
        };
    }
}
