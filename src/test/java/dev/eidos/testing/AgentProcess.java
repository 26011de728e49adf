package dev.eidos.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A running program, the packaged tool as a rule, whose output can be read as it comes, and which can be signalled. */
public final class AgentProcess implements AutoCloseable {
    /** Where the build puts the tool. */
    public static final Path HOME = Path.of("target/eidos").toAbsolutePath();

    private final List<String> command;
    private final long begun = System.nanoTime();
    private final Process process;
    private final CompletableFuture<Duration> wallTime;
    private final Lines out;
    private final Lines err;

    private AgentProcess(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        this.wallTime = process.onExit().thenApply(ended -> Duration.ofNanos(System.nanoTime() - begun));
        this.out = new Lines(process.getInputStream());
        this.err = new Lines(process.getErrorStream());
    }

    /** Starts the packaged tool; of the environment it has PATH and HOME only. */
    public static AgentProcess start(Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/eidos").toString()));
        command.addAll(List.of(args));
        return command(environment, command);
    }

    /** As {@link #start}, of the classes under test, which need no package. */
    public static AgentProcess ofClasses(Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.eidos.cli.Main"));
        command.addAll(List.of(args));
        return command(environment, command);
    }

    /** As {@link #start}, of any program. */
    public static AgentProcess command(Map<String, String> environment, List<String> command) throws IOException {
        // signals that were ignored where the tests were started, as in a shell's background, stay so otherwise
        List<String> withSignals = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=HUP,INT,TERM"));
        withSignals.addAll(command);
        var builder = new ProcessBuilder(withSignals);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("HOME", "/nonexistent");
        builder.environment().putAll(environment);
        return new AgentProcess(command, builder.start());
    }

    /** Waits for a line of standard error in which the expression is found; also one that has come before. */
    public String awaitLine(String regex, Duration timeout) throws InterruptedException {
        return err.await(Pattern.compile(regex), timeout);
    }

    /** As {@link #awaitLine}, of standard output. */
    public String awaitOutput(String regex, Duration timeout) throws InterruptedException {
        return out.await(Pattern.compile(regex), timeout);
    }

    /** Sends a signal by its name, such as INT, TERM or KILL. */
    public void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError("kill -" + name + ": " + status);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end; 128 and the signal's number where a signal was the end of it. */
    public int exitCode(Duration timeout) throws InterruptedException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + timeout + ": " + command + "\n" + err());
        }
        return process.exitValue();
    }

    /** From start to end; ends the wait for nothing: ask after {@link #exitCode}. */
    public Duration wallTime() {
        return wallTime.join();
    }

    /** What it has written to standard output; all of it once it has ended. */
    public String out() {
        return text(out);
    }

    /** What it has written to standard error; all of it once it has ended. */
    public String err() {
        return text(err);
    }

    private String text(Lines lines) {
        if (!process.isAlive()) {
            lines.join();
        }
        return lines.text();
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static final class Lines {
        private final StringBuilder text = new StringBuilder();
        private final Thread reader;
        private boolean ended;

        Lines(InputStream in) {
            this.reader = Thread.ofPlatform().daemon().start(() -> read(in));
        }

        private void read(InputStream in) {
            try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (int c = lines.read(); c >= 0; c = lines.read()) {
                    add((char) c);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                end();
            }
        }

        private synchronized void add(char c) {
            text.append(c);
            if (c == '\n') {
                notifyAll();
            }
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized String await(Pattern pattern, Duration timeout) throws InterruptedException {
            long deadline = System.nanoTime() + timeout.toNanos();
            while (true) {
                for (String line : text.toString().lines().toList()) {
                    if (pattern.matcher(line).find()) {
                        return line;
                    }
                }
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (ended || millis <= 0) {
                    throw new AssertionError("no line like '" + pattern + "' "
                            + (ended ? "before its end" : "within " + timeout) + ":\n" + text);
                }
                wait(millis);
            }
        }

        synchronized String text() {
            return text.toString();
        }

        void join() {
            try {
                reader.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
