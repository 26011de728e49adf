package dev.eidos.k8s.agent.rbac;

import java.util.concurrent.ThreadLocalRandom;

/** Several runs that change one shared object: of those that found it in the same state, one succeeds at a time. */
public final class RetryOnConflict {
    /** Enough for some ten runs at once. */
    public static final int MOST_TRIES = 12;

    private static final int PAUSE_MILLIS = 20;

    private RetryOnConflict() {}

    /** The outcome of one try. */
    public sealed interface Tried<T> {
        record Done<T>(T result) implements Tried<T> {}

        /**
         * Somebody else was faster.
         *
         * @param last the result if no other try is made
         */
        record Lost<T>(T last) implements Tried<T> {}
    }

    /** A try: by what the object is now, decides anew what to do. */
    public interface Change<T> {
        Tried<T> attempt() throws InterruptedException;
    }

    /** The same try again while others are faster. */
    static <T> T retry(Change<T> change) throws InterruptedException {
        return retry(change, change);
    }

    /**
     * One try, and others while somebody else is faster.
     *
     * @param first by what has been seen already
     */
    public static <T> T retry(Change<T> first, Change<T> again) throws InterruptedException {
        Tried<T> tried = first.attempt();
        for (int tries = 1; ; tries++) {
            switch (tried) {
                case Tried.Done<T>(T result) -> {
                    return result;
                }
                case Tried.Lost<T>(T last) -> {
                    if (tries == MOST_TRIES) {
                        return last;
                    }
                }
            }
            stepAside(tries);
            tried = again.attempt();
        }
    }

    /** Sets apart runs that lost together, for longer each time. */
    private static void stepAside(int tries) throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS * tries + 1));
    }
}
