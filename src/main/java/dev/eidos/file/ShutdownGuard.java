package dev.eidos.file;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A guard that has a signal which ends the process wait until the thread that writes has cleaned up. Without it the JVM
 * would end in the middle of that, and the thread would go on meanwhile: make again what was just removed, and report
 * failures that are none.
 */
public final class ShutdownGuard implements AutoCloseable {
    /** Longer than it takes to flush a file to a slow disk; whoever waits has pressed Ctrl-C. */
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final Thread hook = new Hook(this);
    private volatile boolean ending;

    private ShutdownGuard() {}

    /** From now on until {@link #close}, which must come after the cleaning up. */
    public static ShutdownGuard begin() {
        var end = new ShutdownGuard();
        try {
            Runtime.getRuntime().addShutdownHook(end.hook);
        } catch (IllegalStateException e) {
            awaitEnd();
        }
        return end;
    }

    /**
     * Goes on, unless the process is ending.
     *
     * @throws IOException if it is, so that the work stops and is undone
     */
    public void check() throws IOException {
        if (ending) {
            throw new IOException("the process is ending");
        }
    }

    /** Does not return in a process that is ending: the signal has the last word, and its exit code. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            cleanedUp.countDown();
            awaitEnd();
        }
    }

    private static void awaitEnd() {
        while (true) {
            LockSupport.park();
        }
    }

    private static final class Hook extends Thread {
        private final ShutdownGuard end;

        Hook(ShutdownGuard end) {
            super("safe-end");
            this.end = end;
        }

        @Override
        @SuppressWarnings("ReturnValueIgnored")
        public void run() {
            end.ending = true;
            try {
                // a disk that hangs for longer has left behind what the next run removes
                end.cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
