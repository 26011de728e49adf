package dev.eidos.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as Go, and so Kubernetes, writes them: {@code 90s}, {@code 5m}, {@code 1h30m}. */
final class Durations implements ITypeConverter<Duration> {
    private static final String FORM = "write it like 90s, 5m or 1h30m";

    @Override
    public Duration convert(String text) {
        Duration sum = Duration.ZERO;
        long number = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = Math.max(number, 0) * 10 + (c - '0');
            } else if (number >= 0) {
                boolean millis = text.startsWith("ms", i);
                sum = sum.plus(unit(text, millis ? "ms" : String.valueOf(c)).multipliedBy(number));
                i += millis ? 1 : 0;
                number = -1;
            } else {
                throw invalid(text);
            }
            if (number > Integer.MAX_VALUE) {
                throw invalid(text);
            }
        }
        if (number >= 0 || sum.isZero()) {
            throw invalid(text);
        }
        return sum;
    }

    private static Duration unit(String text, String unit) {
        return switch (unit) {
            case "h" -> Duration.ofHours(1);
            case "m" -> Duration.ofMinutes(1);
            case "s" -> Duration.ofSeconds(1);
            case "ms" -> Duration.ofMillis(1);
            default -> throw invalid(text);
        };
    }

    private static TypeConversionException invalid(String text) {
        return new TypeConversionException("'" + text + "' is not a duration: " + FORM);
    }
}
