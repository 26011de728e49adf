package dev.eidos.analysis.rule;

import dev.eidos.compare.FactValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A thing that is wrong on a node by itself, as in {@code GPU.smi.gpu-count < GPU.pci.gpu-count}. Of several alike, one
 * is enough. What the node does not say is not wrong.
 *
 * @param other a path, or a value
 */
public record Condition(String path, Operator operator, String other) {
    private static final Pattern FORM = Pattern.compile("(\\S+) (=|!=|<|>) (.+)");
    private static final Pattern PATH = Pattern.compile("[A-Z]\\w*[.][^.\\s]+[.]\\S+");

    /** The ways to compare the two. */
    public enum Operator {
        IS("="),
        IS_NOT("!="),
        LESS("<"),
        MORE(">");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }

    /** The condition that a text is, if it is one. */
    public static Optional<Condition> of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || !PATH.matcher(form.group(1)).matches()) {
            return Optional.empty();
        }
        for (Operator operator : Operator.values()) {
            if (operator.sign.equals(form.group(2))) {
                return Optional.of(new Condition(form.group(1), operator, form.group(3)));
            }
        }
        return Optional.empty();
    }

    private boolean isPath() {
        return PATH.matcher(other).matches();
    }

    /** Returns whether it holds a path against another one, which is then as likely to be wrong. */
    public boolean isAgainst(String path) {
        return other.equals(path);
    }

    /**
     * The value that is wrong; null if none is.
     *
     * @param facts of a node, by path
     */
    public @Nullable String violatedBy(Function<String, @Nullable FactValue> facts) {
        FactValue value = facts.apply(path);
        String expected = expected(facts);
        if (value == null || expected == null) {
            return null;
        }
        for (String text : value.texts()) {
            if (holds(text, expected)) {
                return text;
            }
        }
        return null;
    }

    /** What the value is held against; null where that is not known. */
    public @Nullable String expected(Function<String, @Nullable FactValue> facts) {
        if (!isPath()) {
            return other;
        }
        FactValue value = facts.apply(other);
        return value == null || !value.shares().isEmpty() ? null : value.text();
    }

    private boolean holds(String text, String expected) {
        return switch (operator) {
            case IS -> text.equals(expected);
            case IS_NOT -> !text.equals(expected);
            case LESS -> compared(text, expected) < 0;
            case MORE -> compared(text, expected) > 0;
        };
    }

    /** What is no number is equal to anything. */
    private static int compared(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return path + " " + operator.sign + " " + other;
    }
}
