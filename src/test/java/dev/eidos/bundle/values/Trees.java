package dev.eidos.bundle.values;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import java.util.Map;
import java.util.TreeMap;

/** Trees as tests compare them. */
final class Trees {
    private Trees() {}

    static Value.Mapping read(String text) {
        return (Value.Mapping) DocumentReader.read(text, "test");
    }

    /** JSON in which the order of keys says nothing. */
    static String json(Value node) {
        return JsonWriter.writeLine(sorted(node)).strip();
    }

    private static Value sorted(Value node) {
        return switch (node) {
            case Value.Mapping mapping -> {
                Map<String, Value> entries = new TreeMap<>();
                mapping.entries().forEach((key, value) -> entries.put(key, sorted(value)));
                yield Value.mapping(entries);
            }
            case Value.Sequence sequence ->
                Value.sequence(sequence.items().stream().map(Trees::sorted).toList());
            case Value.Scalar scalar -> scalar;
        };
    }
}
