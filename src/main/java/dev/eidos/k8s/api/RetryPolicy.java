package dev.eidos.k8s.api;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The limits of trying a request again while the server does not answer, is busy, or fails for reasons of its own.
 *
 * @param first the time for tries before the server has answered for the first time: it may not be there at all
 * @param later the time for tries after it has: it is there and will be back
 * @param whole whether a try is cut short, too, when that time is over
 */
public record RetryPolicy(Duration first, Duration later, boolean whole) {
    /** For one of many readings, of which each may fail. */
    public static final RetryPolicy BRIEF = new RetryPolicy(Duration.ofMillis(500), Duration.ofSeconds(3), false);

    /** For what cannot be given up halfway: an API server's restart takes under a minute. */
    public static final RetryPolicy LASTING = new RetryPolicy(Duration.ofSeconds(3), Duration.ofSeconds(60), false);

    /** For an agent, whose run is lost without an answer: the server answered when its Job was created. */
    public static final RetryPolicy AGENT = new RetryPolicy(Duration.ofSeconds(30), Duration.ofSeconds(60), false);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration SHORTEST_TRY = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 8;

    /** For something that must be over after that time. */
    public static RetryPolicy within(Duration budget) {
        return new RetryPolicy(budget, budget, true);
    }

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

    /** The time limit of one try, where {@code usual} would be right. */
    Duration limit(Duration usual, Duration spent) {
        Duration left = later.minus(spent);
        if (!whole || left.compareTo(usual) > 0) {
            return usual;
        }
        return left.compareTo(SHORTEST_TRY) < 0 ? SHORTEST_TRY : left;
    }

    /** Between half and the whole of a pause that doubles: many clients that lost one server must not return as one. */
    public static Duration jittered(int attempt, RandomGenerator random) {
        long full = Math.min(FIRST_PAUSE.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
