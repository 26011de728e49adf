package dev.eidos.jmespath;

import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A function of JMESPath. None makes more of what it is given, so that an expression cannot grow what it reads. */
enum Function {
    CONTAINS("contains", 2),
    ENDS_WITH("ends_with", 2),
    KEYS("keys", 1),
    LENGTH("length", 1),
    MAX("max", 1),
    MIN("min", 1),
    NOT_NULL("not_null", -1),
    STARTS_WITH("starts_with", 2),
    SUM("sum", 1),
    TO_NUMBER("to_number", 1),
    VALUES("values", 1);

    private static final int LONGEST_NUMBER = 40;

    private final String label;
    private final int arity;

    Function(String label, int arity) {
        this.label = label;
        this.arity = arity;
    }

    static Optional<Function> of(String name) {
        return Arrays.stream(values()).filter(one -> one.label.equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(one -> one.label).toList();
    }

    boolean takes(int arguments) {
        return arity < 0 ? arguments > 0 : arguments == arity;
    }

    Value of(List<Value> arguments) {
        Value first = arguments.getFirst();
        return switch (this) {
            case CONTAINS -> Values.flag(contains(first, arguments.getLast()));
            case ENDS_WITH -> Values.flag(text(first).endsWith(text(arguments.getLast())));
            case KEYS ->
                Value.sequence(mapping(first).entries().keySet().stream()
                        .map(Value::scalar)
                        .toList());
            case LENGTH -> Value.scalar(Reading.of((long) length(first)));
            case MAX ->
                numbers(first).stream()
                        .reduce(BigDecimal::max)
                        .map(Function::number)
                        .orElse(Values.NULL);
            case MIN ->
                numbers(first).stream()
                        .reduce(BigDecimal::min)
                        .map(Function::number)
                        .orElse(Values.NULL);
            case NOT_NULL ->
                arguments.stream()
                        .filter(value -> !Values.isNull(value))
                        .findFirst()
                        .orElse(Values.NULL);
            case STARTS_WITH -> Values.flag(text(first).startsWith(text(arguments.getLast())));
            case SUM -> number(numbers(first).stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            case TO_NUMBER -> toNumber(first);
            case VALUES -> Value.sequence(List.copyOf(mapping(first).entries().values()));
        };
    }

    private boolean contains(Value in, Value what) {
        if (in instanceof Value.Sequence sequence) {
            return sequence.items().stream().anyMatch(item -> Values.equal(item, what));
        }
        @Nullable String part = Values.text(what);
        return part != null && text(in).contains(part);
    }

    private int length(Value value) {
        return switch (value) {
            case Value.Mapping mapping -> mapping.entries().size();
            case Value.Sequence sequence -> sequence.items().size();
            case Value.Scalar _ -> {
                String text = text(value);
                yield text.codePointCount(0, text.length());
            }
        };
    }

    private String text(Value value) {
        @Nullable String text = Values.text(value);
        if (text == null) {
            throw not(value);
        }
        return text;
    }

    private Value.Mapping mapping(Value value) {
        if (value instanceof Value.Mapping mapping) {
            return mapping;
        }
        throw not(value);
    }

    private List<BigDecimal> numbers(Value value) {
        if (!(value instanceof Value.Sequence sequence)) {
            throw not(value);
        }
        return sequence.items().stream()
                .map(item -> {
                    @Nullable BigDecimal number = Values.number(item);
                    if (number == null) {
                        throw not(item);
                    }
                    return number;
                })
                .toList();
    }

    /** A text with an exponent of a million would be a number of a million digits as soon as it is added to another. */
    private static Value toNumber(Value value) {
        if (Values.number(value) != null) {
            return value;
        }
        @Nullable String text = Values.text(value);
        if (text == null || text.length() > LONGEST_NUMBER || !text.matches("-?\\d+(\\.\\d+)?")) {
            return Values.NULL;
        }
        return number(new BigDecimal(text));
    }

    private static Value number(BigDecimal number) {
        return Value.scalar(Reading.of(number));
    }

    private JmesPathFailure not(Value value) {
        return new JmesPathFailure(label + "() is not for " + Values.kind(value));
    }
}
