package dev.eidos.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The forms of numbers that Go's YAML reader takes.
 *
 * <p>Source: {@code resolve.go} of go.yaml.in/yaml/v2 (2.4), which sigs.k8s.io/yaml uses, and with it Helm; Go's
 * package {@code strconv}. A text is a number if it begins with a digit, a sign or a dot. Underscores between its
 * digits mean nothing. Whole numbers may have a sign and a base, {@code 0x}, {@code 0b}, {@code 0o} or, for octal, a
 * zero alone, and fit into 64 bits, without a sign also unsigned. All else of digits, at most one dot and perhaps an
 * exponent has a fraction, whole numbers that are larger, too, and {@code 08}; beyond what a double holds it is a text.
 * There are no numbers to the base of 60.
 */
final class GoNumbers {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int UNSIGNED_BITS = 64;

    /** More than any number of 64 bits has, in any base. */
    private static final int MOST_DIGITS = 1_000;

    /** Up to here a double holds every whole number. */
    private static final double EXACT = 1L << 53;

    /** The exponents between which Go writes a number without one (strconv, format {@code g}, shortest). */
    private static final int LEAST_EXPONENT = -4;

    private static final int LARGEST_EXPONENT = 6;

    private GoNumbers() {}

    /** The whole number that a text is; null if it is none. */
    static @Nullable BigInteger whole(String text) {
        if (!beginsWith(text, "+-0123456789")) {
            return null;
        }
        String plain = text.replace("_", "");
        boolean signed = beginsWith(plain, "+-");
        String digits = signed ? plain.substring(1) : plain;
        int base = base(digits);
        String bare = digits.substring(base == 10 ? 0 : prefix(digits));
        if (bare.length() > MOST_DIGITS || !areDigits(bare, base)) {
            return null;
        }
        BigInteger size = new BigInteger(bare, base);
        BigInteger number = plain.startsWith("-") ? size.negate() : size;
        boolean fits = number.compareTo(LEAST) >= 0 && number.compareTo(MOST) <= 0;
        return fits || (!signed && number.bitLength() <= UNSIGNED_BITS) ? number : null;
    }

    private static int base(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 10;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
        };
    }

    private static int prefix(String digits) {
        return "xXbBoO".indexOf(digits.charAt(1)) >= 0 ? 2 : 1;
    }

    private static boolean areDigits(String text, int base) {
        boolean all = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            // not any script's digits
            all &= text.charAt(i) < 0x80 && Character.digit(text.charAt(i), base) >= 0;
        }
        return all;
    }

    /** The number with a fraction that a text is, as it is written; null if it is none, or no double holds it. */
    static @Nullable BigDecimal fraction(String text) {
        if (!beginsWith(text, "+-.0123456789") || (text.startsWith(".") && !separates(text))) {
            return null;
        }
        String plain = text.replace("_", "");
        String unsigned = beginsWith(plain, "+-") ? plain.substring(1) : plain;
        if (!YamlScalars.isDecimal(unsigned)) {
            return null;
        }
        double number = Double.parseDouble(plain);
        return Double.isInfinite(number) ? null : decimal(plain, number);
    }

    private static BigDecimal decimal(String plain, double number) {
        if (number == 0) {
            return BigDecimal.ZERO;
        }
        // what is too long for a person to have written is told by the double that it stands for
        boolean isLong = plain.length() > YamlScalars.LONGEST_NUMBER;
        BigDecimal written = isLong ? new BigDecimal(Double.toString(number)) : new BigDecimal(plain);
        if (written.scale() > 0) {
            return written;
        }
        return Math.abs(number) <= EXACT
                ? BigDecimal.valueOf((long) number)
                : new BigDecimal(Double.toString(number)).stripTrailingZeros();
    }

    /** Where a number begins with its dot, Go wants each underscore between two digits. */
    private static boolean separates(String text) {
        for (int at = text.indexOf('_'); at >= 0; at = text.indexOf('_', at + 1)) {
            if (at + 1 == text.length() || !areDigits("" + text.charAt(at - 1) + text.charAt(at + 1), 10)) {
                return false;
            }
        }
        return true;
    }

    private static boolean beginsWith(String text, String characters) {
        return !text.isEmpty() && characters.indexOf(text.charAt(0)) >= 0;
    }

    /** A number as a key: its shortest form in 32 bits, as sigs.k8s.io/yaml makes a text of it. */
    static String key(double number) {
        float narrow = (float) number;
        if (Float.isInfinite(narrow)) {
            return narrow > 0 ? ".inf" : "-.inf";
        }
        BigDecimal shortest = new BigDecimal(Float.toString(narrow)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (shortest.signum() == 0 || (exponent >= LEAST_EXPONENT && exponent < LARGEST_EXPONENT)) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String size = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (shortest.signum() < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
    }
}
