package dev.eidos.live.assertion;

import dev.eidos.document.Value;
import dev.eidos.jmespath.JmesPath;
import dev.eidos.jmespath.Values;
import dev.eidos.measurement.Reading;
import java.util.List;

/** Values and expressions in a person's words. */
final class Told {
    private static final int LONGEST = 200;

    private Told() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Mapping mapping -> mapping.entries().isEmpty() ? "{}" : "an object";
            case Value.Sequence list -> "a list of " + list.items().size();
            case Value.Scalar scalar ->
                switch (scalar.value()) {
                    case null -> "not set";
                    case Reading.Text(String text) -> isPlain(text) ? begin(text) : '"' + text + '"';
                    case Reading.Whole _, Reading.Decimal _, Reading.Flag _ -> value.text();
                };
        };
    }

    /** That an expression is not what is wanted, with the values that it compares. */
    static String of(JmesPath expression, Value found, Value is, Value wanted) {
        List<String> compared = expression.compared(found).entrySet().stream()
                .map(entry -> begin(entry.getKey()) + " is " + of(entry.getValue()))
                .toList();
        String values = compared.isEmpty() ? "" : ": " + String.join(", ", compared);
        boolean asked = wanted instanceof Value.Scalar scalar && scalar.value() instanceof Reading.Flag;
        if (!asked || !(Values.isNull(is) || is instanceof Value.Scalar)) {
            return "(" + expression + ") is " + of(is) + ", not " + of(wanted) + values;
        }
        return "(" + expression + ") " + (wanted.text().equals("true") ? "does not hold" : "holds, and must not")
                + values;
    }

    /** A text that cannot be taken for a number, a truth or nothing. */
    private static boolean isPlain(String text) {
        return !text.matches("|-?[0-9.]{1,40}|true|false|null|not set");
    }

    private static String begin(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
