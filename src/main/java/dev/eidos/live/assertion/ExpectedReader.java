package dev.eidos.live.assertion;

import dev.eidos.document.Value;
import dev.eidos.error.MalformedValue;
import dev.eidos.jmespath.JmesPath;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A reader of what is expected, in Chainsaw's words: fields by name, {@code (expression)} as a field or a value, and
 * {@code ~.} before a field of whose every item something is expected.
 */
final class ExpectedReader {
    private static final String EACH = "~.";

    private ExpectedReader() {}

    static Expected read(Value value) {
        return switch (value) {
            case Value.Mapping mapping -> fields(mapping);
            case Value.Sequence list ->
                new Expected.Items(
                        list.items().stream().map(ExpectedReader::read).toList());
            case Value.Scalar scalar ->
                scalar.value() instanceof Reading.Text(String text) && isExpression(text)
                        ? new Expected.Computed(expression(text))
                        : new Expected.Exactly(scalar);
        };
    }

    private static Expected fields(Value.Mapping mapping) {
        List<ExpectedField> fields = new ArrayList<>();
        for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            boolean each = key.startsWith(EACH);
            String rest = each ? key.substring(EACH.length()) : key;
            if (rest.startsWith("~") || rest.contains("->") || rest.startsWith("\\")) {
                throw new NotUnderstood("'" + key + "': bindings and indexes of items are not known here");
            }
            Expected value = read(entry.getValue());
            fields.add(
                    isExpression(rest)
                            ? new ExpectedField("", expression(rest), each, value)
                            : new ExpectedField(rest, null, each, value));
        }
        return new Expected.Fields(fields);
    }

    private static boolean isExpression(String text) {
        return text.startsWith("(") && text.endsWith(")");
    }

    private static JmesPath expression(String text) {
        try {
            return JmesPath.of(text.substring(1, text.length() - 1).strip());
        } catch (MalformedValue e) {
            throw new NotUnderstood(text + ": " + (e.reason() == null ? "no expression" : e.reason()));
        }
    }
}
