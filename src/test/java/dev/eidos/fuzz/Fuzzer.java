package dev.eidos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eidos.error.EidosException;
import dev.eidos.error.MalformedValue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Feeds readers, and collects what none of them may do: throw what is no failure for users, or take long. */
public final class Fuzzer {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int SHOWN = 400;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long seed;
    private final List<String> findings = new ArrayList<>();
    private long read;
    private long slowest;
    private volatile String current = "";

    public Fuzzer(long seed) {
        this.seed = seed;
    }

    /** Reads so many inputs; the n-th of a target is the same whenever the seed is. */
    public void run(FuzzTarget target, int inputs) {
        // each target has numbers of its own, so that another target more or less changes nothing
        Mutator mutator = new Mutator(new Random(seed ^ ((long) target.name().hashCode() << 32)));
        for (int n = 0; n < inputs && findings.size() < 20; n++) {
            byte[] input = mutator.mutate(target.seeds());
            current = target.name() + " #" + n;
            String finding = read(target, input);
            if (finding != null) {
                String text = new String(input, UTF_8);
                findings.add("%s: %s: %s"
                        .formatted(current, finding, text.length() > SHOWN ? text.substring(0, SHOWN) : text));
            }
        }
    }

    /** What is wrong with how an input was read; null if nothing is. */
    private @Nullable String read(FuzzTarget target, byte[] input) {
        // of this thread alone: the machine may be busy
        long before = THREADS.getCurrentThreadCpuTime();
        String finding = null;
        try {
            target.reader().read(input);
        } catch (EidosException | MalformedValue _) {
            // as it should be
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            finding =
                    target.refusals().stream().anyMatch(refusal -> refusal.isInstance(e)) ? null : e.toString() + at(e);
        }
        read++;
        long took = THREADS.getCurrentThreadCpuTime() - before;
        slowest = Math.max(slowest, took);
        return finding == null && took > LONGEST.toNanos() ? "took " + took / 1_000_000 + " ms" : finding;
    }

    private static String at(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    /** What was found, for whoever mends it. */
    public List<String> findings() {
        return findings;
    }

    /** How many inputs were read. */
    public long read() {
        return read;
    }

    /** The most time that one took. */
    public Duration slowest() {
        return Duration.ofNanos(slowest);
    }

    /** What is being read. */
    public String current() {
        return current;
    }
}
