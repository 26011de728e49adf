package dev.eidos.k8s.syntax;

import dev.eidos.error.MalformedValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of a resource as Kubernetes writes it (API reference, "Quantity"): a decimal number and a suffix, which is
 * a power of 1000 ({@code n u m k M G T P E}), a power of 1024 ({@code Ki Mi Gi Ti Pi Ei}) or a decimal exponent
 * ({@code e3}). Not negative.
 *
 * @param text as it was written, which is what the manifests say
 * @param value the exact amount, in the resource's unit: processors, bytes, devices
 */
public record Quantity(String text, BigDecimal value) implements Comparable<Quantity> {
    private static final Pattern FORM =
            Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\\d{1,2}))?");
    private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final String DECIMAL = "num kMGTPE";
    private static final int ONE = DECIMAL.indexOf(' ');

    /** Kubernetes keeps quantities below 2^63 and silently takes that for anything larger. */
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final int MAX_LENGTH = 64;

    /**
     * Reads a quantity.
     *
     * @throws MalformedValue if it is not one
     */
    public static Quantity parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw invalid(text, "a number and a suffix are needed");
        }
        BigDecimal value = new BigDecimal(matcher.group(1)).multiply(factor(matcher));
        if (value.compareTo(MAX) > 0) {
            throw invalid(text, "larger than Kubernetes can say");
        }
        return new Quantity(text, value);
    }

    private static BigDecimal factor(Matcher matcher) {
        if (matcher.group(2) != null) {
            return BigDecimal.valueOf(1024).pow(BINARY.indexOf(matcher.group(2)) + 1);
        }
        if (matcher.group(3) != null) {
            return BigDecimal.ONE.scaleByPowerOfTen(3 * (DECIMAL.indexOf(matcher.group(3)) - ONE));
        }
        return matcher.group(4) == null
                ? BigDecimal.ONE
                : BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(matcher.group(4)));
    }

    private static MalformedValue invalid(String text, String reason) {
        return new MalformedValue(
                "not a quantity",
                text,
                reason,
                "write it like 100m, 0.5 or 2 for processors, and 128Mi or 1G for memory");
    }

    /** By amount: {@code 1000m} and {@code 1} are the same. */
    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity quantity && value.compareTo(quantity.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
