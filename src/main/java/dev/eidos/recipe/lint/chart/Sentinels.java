package dev.eidos.recipe.lint.chart;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Other values that something must notice if it reads the one that stands there. */
final class Sentinels {
    /** No chart has this text. */
    static final String TEXT = "eidos-sentinel";

    private static final long NUMBER = 7919;

    private Sentinels() {}

    /** Values of the same kind, those that are most likely noticed first. */
    static List<Value> of(Value value) {
        return switch (value) {
            case Value.Mapping _ -> List.of(Value.mapping(Map.of(TEXT, Value.scalar(TEXT))));
            case Value.Sequence sequence -> sequence(sequence);
            case Value.Scalar scalar -> switch (scalar.value()) {
                case null ->
                    List.of(Value.scalar(TEXT), Value.mapping(Map.of(TEXT, Value.scalar(TEXT))), flag(true));
                case Reading.Flag(boolean on) -> List.of(flag(!on));
                case Reading.Whole(long number) -> List.of(number(NUMBER), number(number == 0 ? 1 : 0));
                case Reading.Decimal _ -> List.of(number(NUMBER));
                case Reading.Text(String text) ->
                    text.isEmpty()
                            ? List.of(Value.scalar(TEXT))
                            : List.of(Value.scalar(TEXT), Value.scalar(""));
            };
        };
    }

    private static List<Value> sequence(Value.Sequence sequence) {
        if (sequence.items().isEmpty()) {
            Value named = Value.mapping(Map.of("name", Value.scalar(TEXT), "key", Value.scalar(TEXT)));
            return List.of(Value.sequence(List.of(Value.scalar(TEXT))), Value.sequence(List.of(named)));
        }
        return List.of(changed(sequence), Value.sequence(List.of()));
    }

    /** The same with other single values in it. */
    private static Value changed(Value value) {
        return switch (value) {
            case Value.Mapping mapping -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                mapping.entries().forEach((key, below) -> entries.put(key, changed(below)));
                yield Value.mapping(entries);
            }
            case Value.Sequence sequence -> {
                List<Value> items = new ArrayList<>();
                sequence.items().forEach(item -> items.add(changed(item)));
                yield Value.sequence(items);
            }
            case Value.Scalar scalar -> of(scalar).getFirst();
        };
    }

    private static Value flag(boolean on) {
        return Value.scalar(Reading.of(on));
    }

    private static Value number(long number) {
        return Value.scalar(Reading.of(number));
    }
}
