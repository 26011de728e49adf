package dev.eidos.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what no one reports: asks again and again. */
public final class Await {
    private static final int PAUSE_MILLIS = 100;

    private Await() {}

    /** The first answer that is there; fails with {@code what} when none has come in time. */
    public static <T> T present(String what, Duration timeout, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + timeout + ": " + what);
            }
            pause();
        }
    }

    public static void until(String what, Duration timeout, Supplier<Boolean> question) {
        present(what, timeout, () -> question.get() ? Optional.of(true) : Optional.empty());
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
