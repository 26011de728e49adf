package dev.eidos.collector;

import dev.eidos.error.EidosException;
import dev.eidos.host.ReadFailures;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.Redaction;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * A runner of collectors: side by side, each on a thread of its own. It never fails because one of them does.
 *
 * <p>The threads are daemons: a collector that hangs in the kernel or in a driver is recorded as timed out and does not
 * keep the process alive.
 */
public final class Snapshotter {
    private final Duration timeout;
    private final Redaction redaction;
    private final BiConsumer<String, Duration> done;

    /** @param redaction what all readings and gaps pass: no collector has to think of it, and none can forget it */
    public Snapshotter(Duration timeout, Redaction redaction) {
        this(timeout, redaction, (_, _) -> {});
    }

    /**
     * A runner that tells how long each collector took.
     *
     * @param done is told by the collector's own thread
     */
    public Snapshotter(Duration timeout, Redaction redaction, BiConsumer<String, Duration> done) {
        this.timeout = timeout;
        this.redaction = redaction;
        this.done = done;
    }

    /** One measurement per type, in the order in which the types first appear among the collectors. */
    public List<Measurement> collect(List<Collector> collectors) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<Running> started =
                collectors.stream().map(collector -> start(collector)).toList();
        Map<String, List<Subtype>> byType = new LinkedHashMap<>();
        for (Running running : started) {
            byType.computeIfAbsent(running.collector.type(), _ -> new ArrayList<>())
                    .addAll(running.await(deadline, timeout));
        }
        return byType.entrySet().stream()
                .map(entry -> new Measurement(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Running start(Collector collector) {
        var task = new FutureTask<>(() -> collected(collector));
        var thread = new Thread(task, "collector-" + collector.name());
        thread.setDaemon(true);
        thread.start();
        return new Running(collector, task, redaction);
    }

    private List<Subtype> collected(Collector collector) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            // on the collector's own thread: there it costs no time
            return collector.collect().stream().map(redaction::of).toList();
        } finally {
            done.accept(collector.type() + "." + collector.name(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private record Running(Collector collector, FutureTask<List<Subtype>> task, Redaction redaction) {
        List<Subtype> await(long deadline, Duration timeout) throws InterruptedException {
            try {
                return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                task.cancel(true);
                return missing(Gap.Reason.Timeout, "not finished after " + timeout.toMillis() / 1000.0 + " s");
            } catch (ExecutionException e) {
                return e.getCause() instanceof EidosException failure
                        ? missing(ReadFailures.of(object(), failure))
                        : missing(Gap.Reason.Failed, String.valueOf(e.getCause()));
            }
        }

        private List<Subtype> missing(Gap.Reason reason, String message) {
            return missing(new Gap(object(), reason, message));
        }

        private List<Subtype> missing(Gap gap) {
            return List.of(redaction.of(Subtype.missing(collector.name(), gap)));
        }

        private String object() {
            return collector.type() + "." + collector.name();
        }
    }
}
