package dev.eidos.jmespath;

import dev.eidos.document.Position;
import dev.eidos.document.Value;
import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JMESPath sees them. */
public final class Values {
    /** The value of what is not there. */
    public static final Value NULL = new Value.Scalar(null, Position.NONE);

    private Values() {}

    public static boolean isNull(Value value) {
        return value instanceof Value.Scalar scalar && scalar.value() == null;
    }

    static Value flag(boolean on) {
        return Value.scalar(Reading.of(on));
    }

    /** Returns whether a value counts as true: all but null, false, and what is empty. */
    static boolean isTrue(Value value) {
        return switch (value) {
            case Value.Mapping mapping -> !mapping.entries().isEmpty();
            case Value.Sequence sequence -> !sequence.items().isEmpty();
            case Value.Scalar scalar ->
                switch (scalar.value()) {
                    case null -> false;
                    case Reading.Flag(boolean on) -> on;
                    case Reading.Text(String text) -> !text.isEmpty();
                    case Reading.Whole _, Reading.Decimal _ -> true;
                };
        };
    }

    static @Nullable BigDecimal number(Value value) {
        return value instanceof Value.Scalar scalar
                ? switch (scalar.value()) {
                    case Reading.Whole(long whole) -> BigDecimal.valueOf(whole);
                    case Reading.Decimal(BigDecimal decimal) -> decimal;
                    case Reading.Text _, Reading.Flag _ -> null;
                    case null -> null;
                }
                : null;
    }

    /** The text that a value is; null where it is something else, also a number. */
    static @Nullable String text(Value value) {
        return value instanceof Value.Scalar scalar && scalar.value() instanceof Reading.Text(String text)
                ? text
                : null;
    }

    /** Returns whether two values are the same: {@code 1} is {@code 1.0}, and no text {@code "1"}. */
    public static boolean equal(Value left, Value right) {
        if (left instanceof Value.Mapping one && right instanceof Value.Mapping other) {
            return one.entries().size() == other.entries().size()
                    && one.entries().entrySet().stream().allMatch(entry -> isAt(entry, other));
        }
        if (left instanceof Value.Sequence one && right instanceof Value.Sequence other) {
            return equal(one.items(), other.items());
        }
        if (!(left instanceof Value.Scalar one) || !(right instanceof Value.Scalar other)) {
            return false;
        }
        @Nullable BigDecimal first = number(left);
        @Nullable BigDecimal second = number(right);
        if (first != null && second != null) {
            return first.compareTo(second) == 0;
        }
        @Nullable Reading read = one.value();
        return read == null ? other.value() == null : read.equals(other.value());
    }

    private static boolean isAt(Map.Entry<String, Value> entry, Value.Mapping other) {
        @Nullable Value there = other.get(entry.getKey());
        return there != null && equal(entry.getValue(), there);
    }

    private static boolean equal(List<Value> left, List<Value> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The kind of a value, as a message has it. */
    static String kind(Value value) {
        return switch (value) {
            case Value.Mapping _ -> "an object";
            case Value.Sequence _ -> "a list";
            case Value.Scalar scalar ->
                switch (scalar.value()) {
                    case null -> "nothing";
                    case Reading.Flag _ -> "true or false";
                    case Reading.Text _ -> "a text";
                    case Reading.Whole _, Reading.Decimal _ -> "a number";
                };
        };
    }
}
