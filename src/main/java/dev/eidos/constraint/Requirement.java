package dev.eidos.constraint;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * One requirement of a constraint: an operator and a value, with or without blanks between them.
 *
 * <ul>
 *   <li>{@code >=}, {@code <=}, {@code >} and {@code <} order versions and whole numbers, as many components as the
 *       expected one has: {@code >= 6.8} holds for {@code 6.8.0-1024-aws}, {@code <= 1.32} for {@code v1.32.9}, and
 *       {@code > 1.32} does not hold before 1.33. A number with a fraction is taken for a version.
 *   <li>{@code ==} and {@code !=} compare the same way where both are versions ({@code == 1.32} holds for
 *       {@code v1.32.4}, {@code == 580.82.7} for {@code 580.82.07}), and else as texts.
 *   <li>No operator asks for the same text, so leading zeros and every component matter ({@code 24.04} is neither
 *       {@code 24.4} nor {@code 24.04.1}); only a {@code v} before a digit does not.
 * </ul>
 *
 * <p>Case matters; blanks around a value do not. AICR, whose recipes have the same constraints, differs in two points:
 * its {@code ==} takes absent components for zero, and its order ignores that a pre-release precedes its release.
 *
 * @param expected not empty; a version if the operator orders
 */
public record Requirement(Operator operator, String expected) {
    private static final String EXAMPLE = "write what is expected, as in '>= 1.32.4' or 'ubuntu'";

    /**
     * Reads a constraint's value.
     *
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is malformed
     */
    public static Requirement parse(String text) {
        Malformed malformed = malformed(text);
        if (malformed != null) {
            throw malformed.asException("malformed constraint value");
        }
        return split(text);
    }

    private static Requirement split(String text) {
        String value = text.strip();
        Operator operator = Operator.of(value);
        return new Requirement(
                operator, value.substring(operator.symbol().length()).strip());
    }

    /** The fault of a constraint's value; null if it can be used. */
    public static @Nullable Malformed malformed(String text) {
        Requirement requirement = split(text);
        Operator operator = requirement.operator;
        String expected = requirement.expected;
        if (expected.isEmpty()) {
            String reason = operator == Operator.EXACT ? "it is empty" : "nothing follows " + operator.symbol();
            return new Malformed(text, reason, EXAMPLE);
        }
        if (beginsLikeAnOperator(expected, operator)) {
            return new Malformed(text, "it begins with no operator that is known here", meant(text.strip()));
        }
        if (operator.orders() && Version.parse(expected) == null) {
            return new Malformed(
                    text,
                    "'" + expected + "' is not a version or a number, and " + operator.symbol() + " needs one",
                    holdsAnOperator(expected)
                            ? "put a comma between limits, as in '>= 1.32, < 1.36'"
                            : "write a version, as in '" + operator.symbol() + " 1.32.4', or compare with == or !=");
        }
        return null;
    }

    /**
     * Returns whether the expected value begins with an operator of programming languages or package managers that is
     * not known here. It must not pass as a text to be equal to.
     */
    private static boolean beginsLikeAnOperator(String expected, Operator operator) {
        char first = expected.charAt(0);
        char second = expected.length() > 1 ? expected.charAt(1) : ' ';
        return switch (first) {
            case '=', '!' -> true;
            case '<', '>' -> operator != Operator.EXACT;
            case '~', '^' ->
                second == '>' || second == '=' || second == ' ' || second == 'v' || Version.isDigit(second);
            default -> false;
        };
    }

    private static String meant(String value) {
        int end = 0;
        while (end < value.length() && "=<>!~^ ".indexOf(value.charAt(end)) >= 0) {
            end++;
        }
        String operator = switch (value.substring(0, end).strip()) {
            case "=>", ">==", "~>", "~", "^", "~=", "^=" -> ">=";
            case "=<", "<==" -> "<=";
            case "<>", "!", "!==", "=!" -> "!=";
            case "=", "===" -> "==";
            default -> "";
        };
        return operator.isEmpty() || end == value.length()
                ? "the operators are >= <= > < == and !="
                : "write '" + operator + " " + value.substring(end) + "'; the operators are >= <= > < == and !=";
    }

    private static boolean holdsAnOperator(String expected) {
        return expected.indexOf('<') >= 0 || expected.indexOf('>') >= 0 || expected.indexOf('=') >= 0;
    }

    /** Holds a value against this. */
    public Match match(String value) {
        String actual = value.strip();
        if (operator == Operator.EXACT) {
            return match(withoutV(actual).equals(withoutV(expected)));
        }
        Version required = Version.parse(expected);
        Version version = required == null ? null : Version.parse(actual);
        return switch (operator) {
            case EQUAL -> match(same(actual, version, required));
            case NOT_EQUAL -> match(!same(actual, version, required));
            case EXACT -> match(actual.equals(expected));
            case AT_LEAST, AT_MOST, MORE, LESS ->
                version == null || required == null ? Match.NOT_COMPARABLE : match(inOrder(version, required));
        };
    }

    private boolean same(String actual, @Nullable Version version, @Nullable Version required) {
        return actual.equals(expected) || (version != null && required != null && version.is(required));
    }

    private boolean inOrder(Version version, Version required) {
        int order = version.comparedTo(required);
        return switch (operator) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case LESS -> order < 0;
            case EQUAL, NOT_EQUAL, EXACT -> order == 0;
        };
    }

    private static Match match(boolean holds) {
        return holds ? Match.HOLDS : Match.DOES_NOT_HOLD;
    }

    private static String withoutV(String text) {
        return text.length() > 1 && text.charAt(0) == 'v' && Version.isDigit(text.charAt(1)) ? text.substring(1) : text;
    }

    /** As it is written: {@code >= 1.32.4}, {@code ubuntu}. */
    public String text() {
        return operator == Operator.EXACT ? expected : operator.symbol() + " " + expected;
    }
}
