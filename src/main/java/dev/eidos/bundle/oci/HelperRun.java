package dev.eidos.bundle.oci;

import dev.eidos.error.IoReason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a credential helper ended. */
sealed interface HelperRun {
    /** Some tokens are a few kilobytes. */
    int MAX_OUTPUT_BYTES = 64 << 10;

    /** By itself. */
    final class Exited implements HelperRun {
        private final int code;
        private final String output;

        private Exited(int code, String output) {
            this.code = code;
            this.output = output;
        }

        int code() {
            return code;
        }

        String output() {
            return output;
        }
    }

    /**
     * Not by itself, or with what is no answer.
     *
     * @param reason a clause, such as "does not end"
     */
    record Failed(String reason) implements HelperRun {}

    /** Ends it, and what it has started, when time is up. What it writes to standard error is not kept. */
    static HelperRun of(Path program, String input, Map<String, String> environment, Duration patience)
            throws InterruptedException {
        var builder = new ProcessBuilder(program.toString(), "get").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Failed("does not start: " + IoReason.of(e));
        }
        try {
            return await(process, input, patience);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static HelperRun await(Process process, String input, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        // one that reads nothing may be gone by now, and its answer is as good; a name fits into any pipe
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write((input + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // see above
        }
        byte[][] output = {{}};
        // of the platform: reading a pipe holds on to a virtual thread's carrier
        Thread reader = Thread.ofPlatform().daemon().name("credential helper").start(() -> {
            try {
                output[0] = process.getInputStream().readNBytes(MAX_OUTPUT_BYTES + 1);
            } catch (IOException e) {
                // it was ended: what it said no longer matters
            }
        });
        boolean ended = reader.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        if (ended && output[0].length > MAX_OUTPUT_BYTES) {
            return new Failed("writes more than credentials");
        }
        return ended && process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                ? new Exited(process.exitValue(), new String(output[0], StandardCharsets.UTF_8))
                : new Failed("does not end: stopped after " + patience.toSeconds() + " s");
    }
}
