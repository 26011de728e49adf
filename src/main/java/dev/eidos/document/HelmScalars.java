package dev.eidos.document;

import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which Helm reads single values: those of YAML 1.1 as Go's reader has them.
 *
 * <p>Source: {@code resolve.go} and {@code decode.go} of go.yaml.in/yaml/v2 (2.4) and {@code yaml.go} of
 * sigs.k8s.io/yaml (1.6), which makes JSON of what they read. Without quotes, {@code yes}, {@code on} and {@code y} are
 * true, and {@code no}, {@code off} and {@code n} false, each in lower case, in capitals and with a capital; dates are
 * texts; numbers are those of {@link GoNumbers}; infinities and {@code .nan} are numbers that JSON cannot say, and
 * refused. A tag asks for a kind, quotes or not, and what is of another kind is refused; a tag that is not known counts
 * for nothing, and makes a text. Where numbers and flags are keys, they are written in the one form that they have.
 */
final class HelmScalars {
    /** Any number of so many digits is one of 64 bits. */
    private static final int DIGITS_OF_LONG = 18;

    private static final String TAGS = "tag:yaml.org,2002:";

    /** A value that Helm refuses. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }

    private HelmScalars() {}

    /** The value of a text with a tag, if it has one; null for YAML's null. */
    static @Nullable Reading value(String text, @Nullable String tag, boolean plain) throws RefusedException {
        if (tag == null) {
            return plain ? untagged(text) : Reading.of(text);
        }
        if (!tag.startsWith(TAGS)) {
            return Reading.of(text);
        }
        String kind = tag.substring(TAGS.length());
        return switch (kind) {
            case "binary" -> Reading.of(decoded(text));
            case "null" -> ofKind(isNull(text), null, kind);
            case "bool" -> {
                Boolean flag = flag(text);
                yield ofKind(flag != null, Reading.of(Boolean.TRUE.equals(flag)), kind);
            }
            case "int" -> ofKind(GoNumbers.whole(text) != null, number(text), kind);
            case "float" -> {
                Reading number = number(text);
                yield ofKind(!(number instanceof Reading.Text), number, kind);
            }
            default -> Reading.of(text);
        };
    }

    private static @Nullable Reading ofKind(boolean is, @Nullable Reading value, String kind) throws RefusedException {
        if (!is) {
            throw new RefusedException("its tag asks for a value of another kind, !!" + kind);
        }
        return value;
    }

    /** A key as the text that it becomes. */
    static String key(String text, @Nullable String tag, boolean plain) throws RefusedException {
        Reading value = value(text, tag, plain);
        return switch (value) {
            case null -> throw new RefusedException("a key is null");
            case Reading.Text(String same) -> same;
            case Reading.Flag flag -> flag.asText();
            case Reading.Whole _, Reading.Decimal _ -> {
                BigInteger whole = GoNumbers.whole(text);
                if (whole != null && whole.bitLength() >= Long.SIZE) {
                    throw new RefusedException("a key is a number beyond 64 bits");
                }
                yield whole != null ? whole.toString() : GoNumbers.key(Double.parseDouble(text.replace("_", "")));
            }
        };
    }

    /** Returns whether a key says that the entries of another mapping, or of several, are to stand here. */
    static boolean isMerge(String text, @Nullable String tag, boolean plain) {
        return text.equals("<<") && (tag == null ? plain : tag.equals(TAGS + "merge"));
    }

    /** A number of JSON, which Helm reads as YAML, too. */
    static Reading number(String text) {
        BigInteger whole = GoNumbers.whole(text);
        BigDecimal fraction = whole == null ? GoNumbers.fraction(text) : null;
        return whole != null ? of(whole) : fraction != null ? of(fraction) : Reading.of(text);
    }

    private static @Nullable Reading untagged(String text) throws RefusedException {
        if (isNull(text)) {
            return null;
        }
        Boolean flag = flag(text);
        if (flag != null) {
            return Reading.of(flag);
        }
        if (isBeyondJson(text)) {
            throw new RefusedException("Helm refuses " + text + ", which JSON cannot say");
        }
        return number(text);
    }

    private static boolean isNull(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE" -> true;
            case "n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE" -> false;
            default -> null;
        };
    }

    private static boolean isBeyondJson(String text) {
        return switch (text) {
            case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF" -> true;
            case "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" -> true;
            default -> false;
        };
    }

    private static Reading of(BigInteger whole) {
        return whole.bitLength() < Long.SIZE ? Reading.of(whole.longValueExact()) : Reading.of(new BigDecimal(whole));
    }

    /** What is written without a point and an exponent is a whole number when it is read again. */
    private static Reading of(BigDecimal number) {
        boolean isWhole = number.scale() <= 0 && number.precision() - number.scale() <= DIGITS_OF_LONG;
        return isWhole ? Reading.of(number.longValueExact()) : Reading.of(number);
    }

    private static String decoded(String text) throws RefusedException {
        try {
            return new String(
                    Base64.getDecoder().decode(text.replace("\n", "").replace("\r", "")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("what has the tag !!binary is not base64");
        }
    }
}
