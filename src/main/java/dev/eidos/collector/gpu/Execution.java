package dev.eidos.collector.gpu;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The outcome of running a program within a time and a size. */
sealed interface Execution {
    /** nvidia-smi writes about 26 KB of XML for a GPU; what is larger than this is something else. */
    int MAX_OUTPUT_BYTES = 16 << 20;

    record Exited(int code, String output, String errors) implements Execution {}

    record NotStarted(String reason) implements Execution {}

    record TimedOut(Duration timeout) implements Execution {}

    record TooMuchOutput() implements Execution {}

    /** Runs to the end, or kills the program and what it started when time is up or this thread is interrupted. */
    static Execution run(List<String> command, Map<String, String> environment, Duration timeout)
            throws InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new NotStarted(String.valueOf(e.getMessage()));
        }
        try {
            return await(process, timeout);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Execution await(Process process, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        var output = new Drain(process.getInputStream());
        var errors = new Drain(process.getErrorStream());
        boolean ended = output.await(deadline) && errors.await(deadline);
        if (output.overflowed() || errors.overflowed()) {
            return new TooMuchOutput();
        }
        return ended && process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                ? new Exited(process.exitValue(), output.text(), errors.text())
                : new TimedOut(timeout);
    }

    /** Reads a stream on a thread of its own, so that neither pipe fills up and stops the program. */
    final class Drain {
        private final Thread thread;
        private volatile byte[] bytes = {};

        private Drain(InputStream in) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                try (in) {
                    bytes = in.readNBytes(MAX_OUTPUT_BYTES + 1);
                } catch (IOException e) {
                    // The program was killed: what it said no longer matters.
                }
            });
        }

        private boolean await(long deadline) throws InterruptedException {
            return thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }

        private boolean overflowed() {
            return bytes.length > MAX_OUTPUT_BYTES;
        }

        private String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
