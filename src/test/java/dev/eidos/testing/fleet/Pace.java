package dev.eidos.testing.fleet;

import java.time.Duration;
import java.util.Random;

/**
 * The time that things take on a simulated node, up to a quarter more or less.
 *
 * @param start from a pod's binding to its container's start
 * @param work from there to the container's end
 */
public record Pace(Duration start, Duration work) {
    /** A node that has the image. */
    public static final Pace USUAL = new Pace(Duration.ofMillis(600), Duration.ofMillis(900));

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
