package dev.eidos.measurement;

import java.math.BigDecimal;
import java.util.Objects;

/** One value that was read: a scalar that YAML and JSON can both say. */
public sealed interface Reading {

    /** The value as text, the same for equal readings: {@code true}, {@code 42}, {@code 12.8}, or the text itself. */
    String asText();

    static Reading of(String value) {
        return new Text(value);
    }

    static Reading of(long value) {
        return new Whole(value);
    }

    static Reading of(BigDecimal value) {
        return new Decimal(value);
    }

    static Reading of(boolean value) {
        return new Flag(value);
    }

    /** Text, also where it looks like a number: {@code 24.04} is a version, not a quantity. */
    record Text(String value) implements Reading {
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String asText() {
            return value;
        }
    }

    /** A whole number. */
    record Whole(long value) implements Reading {
        @Override
        public String asText() {
            return Long.toString(value);
        }
    }

    /** A number with a fraction, or one that is so large or small that it is written with an exponent. */
    record Decimal(BigDecimal value) implements Reading {
        private static final int LONGEST_PLAIN = 40;
        private static final int DIGITS_OF_LONG = 18;

        public Decimal {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String asText() {
            boolean plain = value.scale() > 0
                    ? Math.max(value.precision(), value.scale()) <= LONGEST_PLAIN
                    : value.precision() - (long) value.scale() <= DIGITS_OF_LONG;
            return plain ? value.toPlainString() : value.toString();
        }
    }

    /** Yes or no. */
    record Flag(boolean value) implements Reading {
        @Override
        public String asText() {
            return Boolean.toString(value);
        }
    }
}
