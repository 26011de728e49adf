package dev.eidos.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A reader of a program's output, on a thread of its own, so that no pipe fills up and stops the program. The thread is
 * one of the platform: reading a pipe holds on to a virtual thread's carrier.
 */
final class OutputDrain {
    private final int maxBytes;
    private final Thread thread;
    private volatile byte[] bytes = {};

    OutputDrain(InputStream in, int maxBytes) {
        this.maxBytes = maxBytes;
        this.thread = Thread.ofPlatform().daemon().name("output of a program").start(() -> {
            try (in) {
                bytes = in.readNBytes(maxBytes + 1);
            } catch (IOException e) {
                // the program was killed: what it said no longer matters
            }
        });
    }

    /** Waits until the output has ended or is longer than is read; returns whether that came before the deadline. */
    boolean await(long deadline) throws InterruptedException {
        return thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    }

    boolean overflowed() {
        return bytes.length > maxBytes;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
