package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rules of YAML 1.2's core schema (section 10.3.2) for which scalars are numbers, flags or null, and which texts
 * may stand without quotes.
 *
 * <p>Written by hand rather than with the library's resolver, whose regular expressions cost more at start-up than the
 * rest of writing a snapshot. Two departures keep what was written: digits with a leading zero and numbers beyond 64
 * bits stay text.
 */
final class YamlScalars {
    /** In a plain text never, in texts that some reader may take for a number or a date, or anywhere. */
    private static final byte NEVER = 1;

    private static final byte OF_NUMBERS = 2;

    private static final int MOST_DIGITS = 40;
    private static final int LARGEST_SCALE = 1_000;

    /** Digits, a dot and an exponent, as {@link BigDecimal#toString} writes them. */
    static final int LONGEST_NUMBER = 50;

    /** Any number of so many digits is one of 64 bits. */
    private static final int DIGITS_OF_LONG = 18;

    /** The kinds of characters, by character. */
    private static final byte[] KINDS = kinds();

    private YamlScalars() {}

    private static byte[] kinds() {
        byte[] kinds = new byte['~' + 1];
        for (char c = 0; c < ' '; c++) {
            kinds[c] = NEVER;
        }
        for (char c : "{}[]&*#?|<>!`\"'\\".toCharArray()) {
            kinds[c] = NEVER;
        }
        for (char c : "0123456789_:.-+eExobtTZ ".toCharArray()) {
            kinds[c] = OF_NUMBERS;
        }
        return kinds;
    }

    static @Nullable Reading resolve(String value, boolean plain) {
        if (!plain) {
            return Reading.of(value);
        }
        return switch (value) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> Reading.of(true);
            case "false", "False", "FALSE" -> Reading.of(false);
            default -> numberOrText(value);
        };
    }

    private static Reading numberOrText(String value) {
        char first = value.charAt(0);
        if (!isDigit(first) && first != '-' && first != '+' && first != '.') {
            return Reading.of(value);
        }
        try {
            return number(value);
        } catch (NumberFormatException e) {
            return Reading.of(value);
        }
    }

    private static Reading number(String value) {
        if (value.startsWith("0x") || value.startsWith("0o")) {
            // the parser would take a sign there
            return value.length() > 2 && Character.digit(value.charAt(2), 16) >= 0
                    ? Reading.of(Long.parseLong(value, 2, value.length(), value.charAt(1) == 'x' ? 16 : 8))
                    : Reading.of(value);
        }
        String digits = value.startsWith("-") || value.startsWith("+") ? value.substring(1) : value;
        if (digits.length() > 1 && digits.charAt(0) == '0' && isDigit(digits.charAt(1))) {
            return Reading.of(value);
        }
        if (allDigits(digits)) {
            return Reading.of(Long.parseLong(value));
        }
        return digits.length() <= LONGEST_NUMBER && isDecimal(digits) ? decimal(value) : Reading.of(value);
    }

    /**
     * A number, unless another reader could not make sense of its size. What is decided here depends on what the number
     * is worth and not on how it was written, so that it is the same when it is read back.
     */
    private static Reading decimal(String value) {
        BigDecimal number = new BigDecimal(value);
        boolean huge = number.scale() > LARGEST_SCALE || number.scale() < -LARGEST_SCALE;
        if (huge || number.precision() > MOST_DIGITS) {
            return Reading.of(value);
        }
        if (number.scale() > 0) {
            return Reading.of(number);
        }
        boolean fits = number.precision() - number.scale() <= DIGITS_OF_LONG;
        if (fits) {
            return Reading.of(number.longValueExact());
        }
        // without an exponent, digits would be read back as the text that whole numbers beyond 64 bits are
        return number.scale() == 0 ? Reading.of(value) : Reading.of(number);
    }

    /**
     * Digits with at most one dot, and perhaps an exponent. BigDecimal would tell too, but it takes any script's
     * digits, and to hear from it that {@code 82.8.0} is no number takes a JVM that has just started 20 ms.
     */
    static boolean isDecimal(String text) {
        int at = 0;
        int digits = 0;
        int dots = 0;
        for (; at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.'); at++) {
            if (text.charAt(at) == '.') {
                dots++;
            } else {
                digits++;
            }
        }
        if (digits == 0 || dots > 1) {
            return false;
        }
        if (at == text.length()) {
            return true;
        }
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        at++;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        return at < text.length() && allDigits(text.substring(at));
    }

    /**
     * Returns whether a text reads back as the same text without quotes, here and in the YAML 1.1 readers that much of
     * the Kubernetes world still uses ({@code yes}, {@code 1_000}, {@code 12:30:45} and {@code 2026-01-01} mean
     * something to them). Without {@link #resolve}: the first BigDecimal takes a JVM that has just started 13 ms.
     */
    static boolean plainIsSafe(String text) {
        if (text.isEmpty() || isWord11(text) || hasBase(text)) {
            return false;
        }
        char first = text.charAt(0);
        if (!isLetter(first) && first != '/' && first != '_' && !isDigit(first)) {
            return false;
        }
        // all other numbers that begin with a digit are made of these alone
        boolean onlyNumberLike = isDigit(first);
        char previous = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            byte kind = c <= '~' ? KINDS[c] : NEVER;
            if (kind == NEVER || (c == ' ' && (previous == ' ' || i == text.length() - 1))) {
                return false;
            }
            if (c == ':' && (i == text.length() - 1 || text.charAt(i + 1) == ' ')) {
                return false;
            }
            onlyNumberLike &= kind == OF_NUMBERS;
            previous = c;
        }
        return !onlyNumberLike || isDottedVersion(text);
    }

    /** {@code 0x1F}, {@code 0B11} and {@code 0_o17} are numbers to Go, which overlooks underscores. */
    private static boolean hasBase(String text) {
        if (text.charAt(0) != '0') {
            return false;
        }
        int at = 1;
        while (at < text.length() && text.charAt(at) == '_') {
            at++;
        }
        return at < text.length() && "xXbBoO".indexOf(text.charAt(at)) >= 0;
    }

    /** {@code 580.82.07} is text to every reader; {@code 24.04} is not. */
    private static boolean isDottedVersion(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (!isDigit(c)) {
                return false;
            }
        }
        return dots >= 2;
    }

    private static boolean isWord11(String text) {
        if (text.length() > 5) {
            return false;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "y", "n", "yes", "no", "on", "off", "true", "false", "null" -> true;
            default -> false;
        };
    }

    private static boolean allDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
