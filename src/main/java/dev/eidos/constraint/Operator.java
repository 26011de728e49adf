package dev.eidos.constraint;

/** The ways in which an actual value is held against the expected one. */
public enum Operator {
    AT_LEAST(">="),
    AT_MOST("<="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    MORE(">"),
    LESS("<"),
    /** No operator: the same text. */
    EXACT("");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** As it is written; empty for {@link #EXACT}. */
    public String symbol() {
        return symbol;
    }

    /** Returns whether it asks which of two values comes first, so that both must be versions. */
    public boolean orders() {
        return switch (this) {
            case AT_LEAST, AT_MOST, MORE, LESS -> true;
            case EQUAL, NOT_EQUAL, EXACT -> false;
        };
    }

    /** Returns whether it sets a lower limit. */
    boolean isLower() {
        return this == AT_LEAST || this == MORE;
    }

    /** The operator that a text begins with; those of two characters come first in this enum. */
    static Operator of(String text) {
        for (Operator operator : values()) {
            if (text.startsWith(operator.symbol)) {
                return operator;
            }
        }
        return EXACT;
    }
}
