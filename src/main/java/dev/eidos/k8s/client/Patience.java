package dev.eidos.k8s.client;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long a request is tried again while the server does not answer, is busy, or fails for reasons of its own.
 *
 * @param first before the server has answered for the first time: it may not be there at all
 * @param later after it has: it is there and will be back
 */
public record Patience(Duration first, Duration later) {
    /** For one of many readings, of which each may fail. */
    public static final Patience BRIEF = new Patience(Duration.ofMillis(500), Duration.ofSeconds(3));

    /** For what cannot be given up halfway: an API server's restart takes under a minute. */
    public static final Patience LASTING = new Patience(Duration.ofSeconds(3), Duration.ofSeconds(60));

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 8;

    /**
     * The pause before the next try, or null if time is up.
     *
     * @param attempt 1 after the first failure
     * @param spent since the first try began
     * @param asked what the server asked to wait; it is honoured even where that means giving up
     */
    @Nullable
    Duration pause(int attempt, Duration spent, boolean reached, @Nullable Duration asked, RandomGenerator random) {
        Duration left = (reached ? later : first).minus(spent);
        Duration pause = asked != null && asked.isPositive() ? asked : jittered(attempt, random);
        return left.compareTo(pause) < 0 ? null : pause;
    }

    /** Between half and the whole of a pause that doubles: many clients that lost one server must not return as one. */
    public static Duration jittered(int attempt, RandomGenerator random) {
        long full = Math.min(FIRST_PAUSE.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
