package dev.eidos.text;

import java.time.Duration;
import java.util.Optional;

/** Durations as Go, and so Kubernetes, writes them: {@code 90s}, {@code 5m}, {@code 1h30m}. */
public final class GoDuration {
    private GoDuration() {}

    /** Reads hours, minutes, seconds and milliseconds in whole numbers; empty if it is none, or nothing at all. */
    public static Optional<Duration> parse(String text) {
        Duration sum = Duration.ZERO;
        long number = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = Math.max(number, 0) * 10 + (c - '0');
                if (number > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                continue;
            }
            boolean millis = text.startsWith("ms", i);
            long unit = millis ? 1 : unit(c);
            if (number < 0 || unit == 0) {
                return Optional.empty();
            }
            sum = sum.plusMillis(unit * number);
            i += millis ? 1 : 0;
            number = -1;
        }
        return number >= 0 || sum.isZero() ? Optional.empty() : Optional.of(sum);
    }

    /** In milliseconds; 0 if it is no unit. */
    private static long unit(char c) {
        return switch (c) {
            case 'h' -> 3_600_000;
            case 'm' -> 60_000;
            case 's' -> 1_000;
            default -> 0;
        };
    }

    /** As {@link #parse} reads it: {@code 4m30s}. At least a millisecond, which is the smallest that there is. */
    public static String text(Duration time) {
        long millis = Math.max(1, time.toMillis());
        var text = new StringBuilder();
        append(text, millis / 3_600_000, "h");
        append(text, millis / 60_000 % 60, "m");
        append(text, millis / 1_000 % 60, "s");
        append(text, millis % 1_000, "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }

    /** The two largest units, for people: {@code 4d3h}, {@code 2h5m}, {@code 12s}; nothing negative. */
    public static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m" + seconds % 60 + "s";
        }
        return seconds < 86400
                ? seconds / 3600 + "h" + seconds / 60 % 60 + "m"
                : seconds / 86400 + "d" + seconds / 3600 % 24 + "h";
    }
}
