package dev.eidos.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program, and how it is to be run.
 *
 * @param environment all that it gets; this process's own is not added
 * @param input what it is given, of no more bytes than fit into a pipe; empty for none
 * @param errors whether its standard error is read: what it leaves running may hold that open
 * @param maxBytes how much it may write to each of its outputs
 */
public record Program(
        List<String> command, Map<String, String> environment, String input, Errors errors, int maxBytes) {
    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The handling of a program's standard error. */
    public enum Errors {
        READ,
        DISCARDED
    }

    /** Runs to the end, or kills the program and what it started when time is up or this thread is interrupted. */
    public Execution run(Duration timeout) throws InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (input.isEmpty()) {
            builder.redirectInput(Redirect.from(new File("/dev/null")));
        }
        if (errors == Errors.DISCARDED) {
            builder.redirectError(Redirect.DISCARD);
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Execution.NotStarted(e);
        }
        try {
            return await(process, timeout);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Execution await(Process process, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        var output = new OutputDrain(process.getInputStream(), maxBytes);
        // of what is discarded the end comes at once
        var said = new OutputDrain(process.getErrorStream(), maxBytes);
        write(process);
        boolean ended = output.await(deadline) && said.await(deadline);
        if (output.overflowed() || said.overflowed()) {
            return new Execution.TooMuchOutput(maxBytes);
        }
        return ended && process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
                ? new Execution.Exited(process.exitValue(), output.text(), said.text())
                : new Execution.TimedOut(timeout);
    }

    /** One that reads nothing may be gone by now, and its answer is as good. */
    private void write(Process process) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // see above
        }
    }
}
