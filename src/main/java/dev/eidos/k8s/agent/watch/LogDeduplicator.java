package dev.eidos.k8s.agent.watch;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A filter that passes on each line of a log once, though the log is read again from a time that it has reached before.
 * Lines begin with their time, RFC 3339 in nanoseconds; {@code sinceTime} has whole seconds, so the last second comes
 * again.
 */
final class LogDeduplicator {
    private final Consumer<String> out;
    private String last = "";
    /** The number of lines with the last time that have been passed on. */
    private int atLast;
    /** The number of them that have come again. */
    private int again;

    LogDeduplicator(Consumer<String> out) {
        this.out = out;
    }

    /** The time from which to read again, in whole seconds; null to read from the beginning. */
    @Nullable
    String since() {
        return last.isEmpty() ? null : last.replaceFirst("\\.\\d+", "");
    }

    /** Begins another reading of the log. */
    void begin() {
        again = 0;
    }

    void take(String line) {
        int space = line.indexOf(' ');
        String time = space < 0 ? line : line.substring(0, space);
        int order = padded(time).compareTo(padded(last));
        if (order < 0 || (order == 0 && again < atLast)) {
            again += order == 0 ? 1 : 0;
            return;
        }
        atLast = order == 0 ? atLast + 1 : 1;
        again = atLast;
        last = time;
        out.accept(space < 0 ? "" : line.substring(space + 1));
    }

    /** The kubelet leaves zeros at the end of a fraction out, which would sort wrongly as text. */
    private static String padded(String time) {
        int dot = time.indexOf('.');
        int zone = Math.max(time.indexOf('Z'), Math.max(time.lastIndexOf('+'), time.lastIndexOf('-')));
        if (zone < 11) {
            return time;
        }
        String fraction = dot < 0 || dot > zone ? "" : time.substring(dot + 1, zone);
        return time.substring(0, dot < 0 || dot > zone ? zone : dot) + "." + fraction
                + "0".repeat(Math.max(0, 9 - fraction.length()));
    }
}
