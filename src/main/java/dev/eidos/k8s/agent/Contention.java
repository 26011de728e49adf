package dev.eidos.k8s.agent;

import java.util.concurrent.ThreadLocalRandom;

/** Several runs that change one shared object: of those that found it in the same state, one succeeds at a time. */
final class Contention {
    /** Enough for some ten runs at once. */
    static final int MOST_TRIES = 12;

    private static final int PAUSE_MILLIS = 20;

    private Contention() {}

    /** Sets apart runs that lost together, for longer each time. */
    static void stepAside(int tries) throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS * tries + 1));
    }
}
