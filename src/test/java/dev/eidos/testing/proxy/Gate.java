package dev.eidos.testing.proxy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds whatever comes to it, so that a test can act at an exact step, until it is opened for good. */
public final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Waits until something stands before the gate. */
    public void awaitReached(Duration timeout) throws InterruptedException {
        if (!reached.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("nothing came to the gate within " + timeout);
        }
    }

    public boolean isReached() {
        return reached.getCount() == 0;
    }

    public void open() {
        open.countDown();
    }

    void pass() throws InterruptedException {
        reached.countDown();
        open.await();
    }
}
