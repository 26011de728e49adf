package dev.eidos.testing.fleet;

import java.time.Duration;
import java.util.Random;

/**
 * The time that things take on a simulated node, up to a quarter more or less.
 *
 * @param start from a pod's binding to its container's start
 * @param work from there to the container's end
 * @param grace for which a node need not be heard of: the controller manager's {@code --node-monitor-grace-period}
 */
public record Pace(Duration start, Duration work, Duration grace) {
    /** The default of most versions. */
    private static final Duration GRACE = Duration.ofSeconds(40);

    /** A node that has the image. */
    public static final Pace USUAL = new Pace(Duration.ofMillis(600), Duration.ofMillis(900));

    public Pace(Duration start, Duration work) {
        this(start, work, GRACE);
    }

    /** The same where the controller manager has another grace period. */
    public Pace withGrace(Duration other) {
        return new Pace(start, work, other);
    }

    Duration start(Random random) {
        return about(start, random);
    }

    Duration work(Random random) {
        return about(work, random);
    }

    private static Duration about(Duration time, Random random) {
        return Duration.ofNanos((long) (time.toNanos() * (0.75 + random.nextDouble() / 2)));
    }
}
