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

    /** A number with a fraction, exactly as it was written. */
    record Decimal(BigDecimal value) implements Reading {
        public Decimal {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String asText() {
            return value.toPlainString();
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
