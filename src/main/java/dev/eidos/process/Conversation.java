package dev.eidos.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program that talks to the user while it runs: what it writes to its standard error is passed on as it comes, and it
 * may read the user's answers.
 *
 * @param environment all that it gets; this process's own is not added
 * @param interactive whether it has this process's standard input, or none
 * @param heard is given each line of its standard error, also one that does not end while the program waits
 * @param maxBytes how much it may write to each of its outputs
 */
public record Conversation(
        List<String> command,
        Map<String, String> environment,
        boolean interactive,
        Consumer<String> heard,
        int maxBytes) {
    /** How long what a program has left running may go on writing to its standard error. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    public Conversation {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Runs to the end, or kills the program and what it started when time is up or this thread is interrupted. Of its
     * standard error the result has the end.
     */
    public Execution run(Duration timeout) throws InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(interactive ? Redirect.INHERIT : Redirect.from(new File("/dev/null")));
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
        // whoever writes too much is ended, and its output with it
        var said = new LineDrain(process.getErrorStream(), maxBytes, heard, process::destroyForcibly);
        boolean ended = output.await(deadline) && process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (ended) {
            said.await(LAST_WORDS);
        }
        if (output.overflowed() || said.overflowed()) {
            return new Execution.TooMuchOutput(maxBytes);
        }
        return ended
                ? new Execution.Exited(process.exitValue(), output.text(), said.end())
                : new Execution.TimedOut(timeout);
    }
}
