package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import org.jspecify.annotations.Nullable;

/** Kinds of values that templates cannot take for each other. */
final class ValueKind {
    private ValueKind() {}

    /**
     * How two values differ in kind.
     *
     * @param theirs what stands there without ours
     * @return null if they do not, or templates may take both
     */
    static @Nullable String mismatch(Value ours, Value theirs) {
        return switch (theirs) {
            case Value.Mapping mapping
            when !mapping.entries().isEmpty() && !isNull(ours) && !(ours instanceof Value.Mapping) ->
                ours.kind() + ", and a mapping";
            case Value.Sequence sequence when !sequence.items().isEmpty() && ours instanceof Value.Mapping ->
                "a mapping, and a list";
            case Value.Scalar scalar when scalar.value() instanceof Reading.Flag && isText(ours) ->
                "a text, which to a template is always true, and a flag";
            case Value.Mapping _, Value.Sequence _, Value.Scalar _ -> null;
        };
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Scalar scalar && scalar.value() == null;
    }

    /** Of texts that look like flags only: others may be meant, as in {@code auto}. */
    private static boolean isText(Value value) {
        return value instanceof Value.Scalar scalar
                && scalar.value() instanceof Reading.Text(String text)
                && (text.equals("true") || text.equals("false"));
    }
}
