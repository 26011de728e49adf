package dev.eidos.recipe.render;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.IoReason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Helm's engine in a process of its own. Templates are programs, which may run for ever or fill the memory: the process
 * is then ended, and the next rendering begins another.
 */
public final class HelmProcess implements Renderer, AutoCloseable {
    /** The name of every release. */
    static final String RELEASE = "eidos";

    /** The version of the cluster that charts are rendered for: a recent one that the charts of our library take. */
    static final String KUBERNETES = "v1.34.0";

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int PAGE = 4096;

    private final List<String> command;
    private final Path folder;
    private final HelmLimits limits;
    private @Nullable Process process;
    private @Nullable DataOutputStream requests;
    private @Nullable DataInputStream answers;
    private boolean loaded;

    private HelmProcess(List<String> command, Path folder, HelmLimits limits) {
        this.command = command;
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * Finds the engine; starts nothing yet.
     *
     * @param folder of this run, where the engine may put its files
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if it is not installed; says how to get it
     */
    public static HelmProcess open(Path folder, HelmLimits limits) {
        String classPath = HelmLibrary.classPath(System.getProperty("java.class.path", ""));
        String java = Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                .toString();
        return new HelmProcess(
                List.of(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        classPath,
                        HelmWorker.class.getName()),
                folder,
                limits);
    }

    @Override
    public Rendering render(UnpackedChart chart, String namespace, Value.Mapping values) throws InterruptedException {
        try {
            Path file = folder.resolve("values.yaml");
            Files.writeString(file, YamlWriter.write(values));
            DataInputStream from = started();
            if (!loaded) {
                Rendering late = await(() -> ready(from), limits.start(), "it did not start within ");
                if (!(late instanceof Rendering.Rendered)) {
                    return late;
                }
                loaded = true;
            }
            ask(chart.folder().toString(), namespace, file.toString());
            return await(() -> read(from), limits.render(), "it took longer than ");
        } catch (EOFException e) {
            end();
            return new Rendering.Ended("the engine ended by itself");
        } catch (IOException e) {
            end();
            return new Rendering.Ended("the engine ended by itself: " + IoReason.of(e));
        }
    }

    private void ask(String... words) throws IOException {
        DataOutputStream to = requests;
        if (to != null) {
            for (String word : words) {
                to.writeUTF(word);
            }
            to.flush();
        }
    }

    private DataInputStream started() {
        DataInputStream from = answers;
        if (from != null) {
            return from;
        }
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        // where Helm looks for plugins and repositories, which it has none of here
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TMPDIR", folder.toString());
        try {
            Process begun = builder.start();
            process = begun;
            requests = new DataOutputStream(begun.getOutputStream());
            from = new DataInputStream(begun.getInputStream());
            answers = from;
            loaded = false;
            return from;
        } catch (IOException e) {
            throw EidosException.of(ErrorCode.FAILED, "cannot start Helm's engine")
                    .object(command.getFirst())
                    .reason(IoReason.of(e))
                    .cause(e)
                    .build();
        }
    }

    /** Nothing of a chart, but the word that the engine is loaded. */
    private static Rendering ready(DataInputStream from) throws IOException {
        from.readByte();
        return new Rendering.Rendered("");
    }

    /** What is waited for. */
    private interface Reader {
        Rendering read() throws IOException;
    }

    private Rendering await(Reader reader, Duration limit, String excess) throws InterruptedException, IOException {
        CompletableFuture<Rendering> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("helm-answer").start(() -> {
            try {
                answer.complete(reader.read());
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        });
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (true) {
                try {
                    return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    String reason = System.nanoTime() - deadline > 0 ? excess + limit.toSeconds() + " s" : tooMuch();
                    if (reason != null) {
                        end();
                        return new Rendering.Ended(reason);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        } catch (InterruptedException e) {
            end();
            throw e;
        }
    }

    private Rendering read(DataInputStream from) throws IOException {
        boolean rendered = from.readBoolean();
        int length = from.readInt();
        if (length < 0 || length > limits.output()) {
            throw new IOException("it wrote more than " + (limits.output() >> 20) + " MiB");
        }
        byte[] bytes = from.readNBytes(length);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return rendered ? new Rendering.Rendered(text) : new Rendering.Refused(text);
    }

    private @Nullable String tooMuch() {
        Process running = process;
        if (running != null && memory(running.pid()) > limits.memory()) {
            return "it took more than " + (limits.memory() >> 20) + " MiB of memory";
        }
        return null;
    }

    /** The second number of {@code /proc/PID/statm} is the pages in memory (proc_pid_statm(5)). */
    private static long memory(long pid) {
        try {
            String[] numbers =
                    Files.readString(Path.of("/proc/" + pid + "/statm")).split(" ", 3);
            return Long.parseLong(numbers[1]) * PAGE;
        } catch (IOException e) {
            return 0; // it has gone
        }
    }

    private void end() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        process = null;
        requests = null;
        answers = null;
    }

    /** Ends the process. */
    @Override
    public void close() {
        end();
    }
}
