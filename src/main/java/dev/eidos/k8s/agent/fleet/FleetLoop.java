package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.manifest.FleetManifests;
import dev.eidos.k8s.agent.watch.RunVerdict;
import dev.eidos.k8s.agent.watch.WatchedObject;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiResource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The middle of a run over many nodes: begins nodes as the admission allows, watches those that are begun, and sees to
 * the end of each. All decisions are taken on one thread; requests are sent by others, which tell it what came of them.
 */
final class FleetLoop implements AutoCloseable {
    /** The time between two looks at the clock alone; a change in the cluster wakes at once. */
    private static final Duration TICK = Duration.ofMillis(250);

    /** An API server that is gone for longer is not waited for: its restart takes under a minute. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    /** For those that are at their end, so that what has arrived is kept. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final FleetSettings settings;
    private final FleetManifests manifests;
    private final FleetListener listener;
    private final Value anchor;
    private final Clock clock;
    private final Map<String, NodeOutcome> outcomes;
    private final BlockingQueue<Runnable> changes = new LinkedBlockingQueue<>();
    private final Deque<NodeRun> waiting = new ArrayDeque<>();
    private final Map<String, NodeRun> running = new TreeMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private final Admission admission;
    private final NodeLook look;
    private final FleetWatch watch;
    private final ApiClient api;
    private FailureStreak streak = FailureStreak.NONE;
    private int all;
    private int collected;
    private int failed;
    private @Nullable Instant silentSince;
    private @Nullable EidosException fatal;

    FleetLoop(
            FleetSettings settings,
            FleetManifests manifests,
            ApiClient api,
            FleetListener listener,
            Value anchor,
            Clock clock,
            Map<String, NodeOutcome> outcomes) {
        this.settings = settings;
        this.manifests = manifests;
        this.api = api;
        this.listener = listener;
        this.anchor = anchor;
        this.clock = clock;
        this.outcomes = outcomes;
        this.admission = new Admission(settings.maxParallel(), settings.maxFailures());
        this.look = new NodeLook(api, settings.config().namespace(), changes::add);
        ApiResource job =
                ApiResource.job(settings.config().namespace(), manifests.run().jobName());
        this.watch = new FleetWatch(
                api,
                job,
                manifests.run(),
                (_, sight) -> changes.add(() -> seenAnchor(sight)),
                (pod, sight) -> changes.add(() -> seenPod(pod, sight)));
    }

    /** Runs until every node is done, or none more is begun. */
    void run(List<String> nodes, SnapshotSink sink, AnchorLife life) throws InterruptedException {
        all = nodes.size();
        int number = 0;
        for (String node : nodes) {
            number++;
            waiting.add(new NodeRun(number, node, anchor, manifests.run().value(), clock.instant()));
        }
        var end = new NodeEnd(settings, manifests, api, sink);
        life.begins(clock.instant());
        Instant deadline = settings.timeout().map(clock.instant()::plus).orElse(Instant.MAX);
        while (!isOver() && clock.instant().isBefore(deadline)) {
            begin();
            if (isHeard()) {
                for (NodeRun node : List.copyOf(running.values())) {
                    judge(node, end);
                }
            }
            life.goesOn(clock.instant());
            listener.counted(count());
            Runnable change = changes.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
            while (change != null) {
                change.run();
                change = changes.poll();
            }
            watch.checkSilence();
            failIfNeeded();
        }
        String why = admission.isOver(streak)
                ? "not begun after " + streak.length() + " failures in a row for one reason"
                : "not begun before the time for all nodes was over";
        waiting.forEach(node -> note(node.node(), new NodeOutcome.NotDone(why), Duration.ZERO));
    }

    private boolean isOver() {
        return running.isEmpty() && (waiting.isEmpty() || admission.isOver(streak));
    }

    private FleetCount count() {
        return new FleetCount(all, running.size(), collected, failed);
    }

    private void begin() {
        for (int more = admission.more(running.size(), collected, streak); more > 0 && !waiting.isEmpty(); more--) {
            NodeRun waited = waiting.remove();
            var node = new NodeRun(
                    waited.number(), waited.node(), anchor, manifests.run().value(), clock.instant());
            running.put(manifests.podName(node.number()), node);
            work("begin " + node.node(), () -> create(node));
        }
    }

    private void create(NodeRun node) throws InterruptedException {
        try {
            new PodCreation(api, manifests).of(node.number(), node.node(), anchor.text("metadata", "uid"));
        } catch (EidosException e) {
            changes.add(() -> ended(node, new NodeOutcome.Failed(e)));
        }
    }

    /** It is complete from the start, which says nothing; once it goes, all goes with it. */
    private void seenAnchor(WatchedObject sight) {
        boolean goes = sight instanceof WatchedObject.Gone
                || !sight.last().text("metadata", "deletionTimestamp").isEmpty();
        if (goes) {
            fatal = anchorIsGone();
        }
    }

    private void seenPod(String pod, WatchedObject sight) {
        NodeRun node = running.get(pod);
        if (node != null) {
            node.pod(sight, clock.instant());
        }
    }

    /** A deadline that passes while nobody is heard says nothing of a node. */
    private boolean isHeard() {
        Instant now = clock.instant();
        EidosException trouble = watch.unreachable();
        if (trouble == null) {
            Instant since = silentSince;
            if (since != null) {
                Duration silence = Duration.between(since, now);
                running.values().forEach(node -> node.forgive(silence));
                silentSince = null;
            }
            return true;
        }
        if (silentSince == null) {
            silentSince = now;
            listener.warning(trouble.getMessage() + "; waiting for it");
        } else if (Duration.between(silentSince, now).compareTo(LONGEST_SILENCE) > 0) {
            fatal = trouble;
        }
        return false;
    }

    private void judge(NodeRun node, NodeEnd end) {
        if (node.isEnding()) {
            return;
        }
        Instant now = clock.instant();
        Duration scheduleTimeout = settings.config().placement().scheduleTimeout();
        RunVerdict verdict =
                node.rules(manifests.nodeTimeout(), scheduleTimeout).of(node.seen(), now);
        switch (verdict) {
            case RunVerdict.Wait _ -> look.closer(node, now);
            case RunVerdict.Final last -> {
                node.ends();
                var seen = node.seen();
                work("end " + node.node(), () -> {
                    try {
                        NodeOutcome outcome = end.of(node.number(), node.node(), seen, last);
                        changes.add(() -> ended(node, outcome));
                    } catch (NodeEnd.KeepingFailed e) {
                        changes.add(() -> fatal = e.why());
                    }
                });
            }
        }
    }

    private EidosException anchorIsGone() {
        return EidosException.of(ErrorCode.FAILED, "the Job that owns the run was deleted")
                .object("namespaces/" + settings.config().namespace() + "/jobs/"
                        + manifests.run().jobName())
                .reason("somebody or something else than this run did it; its pods go with it")
                .suggestion("see who: kubectl get events --namespace "
                        + settings.config().namespace() + "; then run again")
                .build();
    }

    private void ended(NodeRun node, NodeOutcome outcome) {
        if (running.remove(manifests.podName(node.number()), node)) {
            streak = streak.with(outcome);
            note(node.node(), outcome, node.lasting(clock.instant()));
        }
    }

    private void note(String node, NodeOutcome outcome, Duration took) {
        synchronized (outcomes) {
            outcomes.put(node, outcome);
        }
        switch (outcome) {
            case NodeOutcome.Collected _ -> collected++;
            case NodeOutcome.Failed _ -> failed++;
            case NodeOutcome.NotDone _ -> {}
        }
        listener.finished(node, outcome, took, count());
    }

    private void failIfNeeded() {
        EidosException failure = fatal == null ? watch.refusal() : fatal;
        if (failure != null) {
            throw failure;
        }
    }

    /** Something that may be interrupted, and tells what came of it by a change. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private void work(String name, Work work) {
        workers.removeIf(worker -> !worker.isAlive());
        workers.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                changes.add(() -> {
                    throw e;
                });
            }
        }));
    }

    /** Lets those finish that are at their end, and says of the others that they are not done. */
    @Override
    public void close() {
        watch.close();
        Thread current = Thread.currentThread();
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + SETTLE.toNanos();
        try {
            for (Thread worker : workers) {
                worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        workers.forEach(Thread::interrupt);
        for (Runnable change = changes.poll(); change != null; change = changes.poll()) {
            change.run();
        }
        String why = "the run ended before";
        Instant now = clock.instant();
        running.values().forEach(node -> note(node.node(), new NodeOutcome.NotDone(why), node.lasting(now)));
        running.clear();
        if (interrupted) {
            current.interrupt();
        }
    }
}
