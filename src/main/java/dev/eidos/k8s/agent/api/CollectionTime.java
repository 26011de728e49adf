package dev.eidos.k8s.agent.api;

import java.time.Duration;

/**
 * The time that the agent itself may collect: less than the whole run, so that a collector that hangs on the node ends
 * in a snapshot with a gap, and not in the Job's deadline with no snapshot at all.
 */
public final class CollectionTime {
    /** The most that is kept back for the pod's start and the result's way home. */
    private static final Duration MOST = Duration.ofSeconds(30);

    /** The time that a pod's start takes where its image is on the node, with some to spare. */
    private static final Duration LEAST = Duration.ofSeconds(3);

    private CollectionTime() {}

    /** A tenth is kept back, within bounds; of very little time, half. */
    public static Duration of(Duration run) {
        Duration tenth = run.dividedBy(10);
        Duration reserve = tenth.compareTo(MOST) > 0 ? MOST : tenth.compareTo(LEAST) < 0 ? LEAST : tenth;
        Duration half = run.dividedBy(2);
        return run.minus(reserve.compareTo(half) > 0 ? half : reserve);
    }
}
