package dev.eidos.k8s.agent;

import java.time.Duration;

/**
 * How long the agent itself may collect: less than the whole run, so that a collector that hangs on the node ends in a
 * snapshot with a gap, and not in the Job's deadline with no snapshot at all.
 */
final class CollectionTime {
    /** The most that is kept back for the pod's start and the result's way home. */
    private static final Duration MOST = Duration.ofSeconds(30);

    /** What a pod's start takes where its image is on the node, with some to spare. */
    private static final Duration LEAST = Duration.ofSeconds(3);

    private CollectionTime() {}

    /** A tenth is kept back, within bounds; of very little time, half. */
    static Duration of(Duration run) {
        Duration tenth = run.dividedBy(10);
        Duration reserve = tenth.compareTo(MOST) > 0 ? MOST : tenth.compareTo(LEAST) < 0 ? LEAST : tenth;
        Duration half = run.dividedBy(2);
        return run.minus(reserve.compareTo(half) > 0 ? half : reserve);
    }

    /** As {@code --timeout} takes it: {@code 4m30s}. At least a millisecond, which is the smallest that it takes. */
    static String text(Duration time) {
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
}
