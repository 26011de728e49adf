package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which scalars are numbers, flags or null, by YAML 1.2's core schema (section 10.3.2), and which texts may stand
 * without quotes.
 *
 * <p>Written by hand rather than with the library's resolver, whose regular expressions cost more at start-up than the
 * rest of writing a snapshot. Two departures keep what was written: digits with a leading zero and numbers beyond 64
 * bits stay text.
 */
final class YamlScalars {
    private YamlScalars() {}

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
        if (value.startsWith("0x")) {
            return Reading.of(Long.parseLong(value, 2, value.length(), 16));
        }
        if (value.startsWith("0o")) {
            return Reading.of(Long.parseLong(value, 2, value.length(), 8));
        }
        String digits = value.startsWith("-") || value.startsWith("+") ? value.substring(1) : value;
        if (digits.length() > 1 && digits.charAt(0) == '0' && isDigit(digits.charAt(1))) {
            return Reading.of(value);
        }
        if (digits.chars().allMatch(c -> isDigit((char) c))) {
            return Reading.of(Long.parseLong(value));
        }
        // BigDecimal takes any script's digits and huge exponents; YAML's floats are short and ASCII.
        boolean decimal = digits.chars().allMatch(c -> isDigit((char) c) || ".eE+-".indexOf(c) >= 0);
        return decimal && digits.length() <= 40 && exponentIsSmall(digits)
                ? Reading.of(new BigDecimal(value))
                : Reading.of(value);
    }

    private static boolean exponentIsSmall(String digits) {
        int e = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        return e < 0 || digits.length() - e <= 4;
    }

    /**
     * Whether a text reads back as the same text without quotes, here and in the YAML 1.1 readers that much of the
     * Kubernetes world still uses ({@code yes}, {@code 1_000}, {@code 12:30:45} and {@code 2026-01-01} mean something
     * to them).
     */
    static boolean plainIsSafe(String text) {
        if (text.isEmpty() || isWord11(text) || !(resolve(text, true) instanceof Reading.Text)) {
            return false;
        }
        char first = text.charAt(0);
        if (!isLetter(first) && first != '/' && first != '_' && !isDigit(first)) {
            return false;
        }
        boolean onlyNumberLike = isDigit(first);
        char previous = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && (previous == ' ' || i == text.length() - 1))) {
                return false;
            }
            if ("{}[],&*#?|<>=!%@`\"'\\".indexOf(c) >= 0 && "=,@%".indexOf(c) < 0) {
                return false;
            }
            if (c == ':' && (i == text.length() - 1 || text.charAt(i + 1) == ' ')) {
                return false;
            }
            onlyNumberLike &= isDigit(c) || "_:.-+eExobTZ ".indexOf(c) >= 0;
            previous = c;
        }
        return !onlyNumberLike || isDottedVersion(text);
    }

    /** {@code 580.82.07} is text to every reader; {@code 24.04} is not. */
    private static boolean isDottedVersion(String text) {
        return text.chars().filter(c -> c == '.').count() >= 2
                && text.chars().allMatch(c -> c == '.' || isDigit((char) c));
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

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
