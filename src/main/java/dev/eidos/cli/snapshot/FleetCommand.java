package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Interrupted;
import dev.eidos.cli.console.Interruption;
import dev.eidos.cli.console.ProgressMode;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.watch.WatchFlags;
import dev.eidos.cli.watch.WatchLoop;
import dev.eidos.cli.watch.WatchSettings;
import dev.eidos.document.YamlWriter;
import dev.eidos.fleet.Fleet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.ParseResult;

/**
 * {@code eidos snapshot --deploy-agent --all-nodes} and its like: captures the nodes of a cluster, or of several side
 * by side, or from several namespaces in turn; one that fails hurts no other.
 */
final class FleetCommand {
    private final Session session;
    private final boolean inTurn;
    private final Map<FleetTarget, FleetCapture> captures = new LinkedHashMap<>();

    private FleetCommand(List<FleetTarget> targets, SnapshotOptions snapshot, Session session) {
        this(targets, snapshot, session, false);
    }

    /** @param quiet whether what becomes of each node is told elsewhere */
    private FleetCommand(List<FleetTarget> targets, SnapshotOptions snapshot, Session session, boolean quiet) {
        this.session = session;
        // side by side they would put twice as many pods on a cluster as the user has allowed
        this.inTurn = targets.stream().map(FleetTarget::cluster).distinct().count() == 1;
        for (FleetTarget target : targets) {
            ProgressMode wanted = target.options().agent().progress();
            ProgressMode mode = inTurn || wanted != ProgressMode.AUTO ? wanted : ProgressMode.PLAIN;
            var progress = new FleetProgress(session, quiet ? ProgressMode.NONE : mode, target, quiet);
            captures.put(target, new FleetCapture(target, snapshot, session, progress));
        }
    }

    static void run(ParseResult parsed, SnapshotOptions snapshot, Session session) throws InterruptedException {
        List<FleetOptions> options =
                FleetOptions.of(parsed, snapshot, session.terminal().environment(), System.in);
        if (WatchFlags.areWanted(parsed)) {
            watch(parsed, options, snapshot, session);
            return;
        }
        var command = new FleetCommand(targets(options, parsed, snapshot, session), snapshot, session);
        AgentOptions.DryRun dryRun = options.getFirst().agent().dryRun();
        if (dryRun == AgentOptions.DryRun.NONE) {
            command.capture(new ResumeCommand(parsed.originalArgs()));
        } else {
            command.plan(dryRun == AgentOptions.DryRun.SERVER);
        }
    }

    private static void watch(ParseResult parsed, List<FleetOptions> options, SnapshotOptions snapshot, Session session)
            throws InterruptedException {
        FleetOptions one = options.getFirst();
        List<ClusterFlags> clusters = ClusterFlags.all(parsed);
        if (options.size() * clusters.size() > 1) {
            throw WatchFlags.refused("--context, --namespace", "a watch is of one cluster", "run one for each");
        }
        if (one.agent().dryRun() != AgentOptions.DryRun.NONE || one.resume()) {
            throw WatchFlags.refused(
                    WatchFlags.WATCH + " " + (one.resume() ? FleetFlags.RESUME : "--dry-run"),
                    "each of its runs is a new one",
                    "leave one of them out");
        }
        if (!(one.place() instanceof FleetPlace.Folder(Path root))) {
            throw WatchFlags.refused(
                    "--output " + one.place(), "each run gets a folder of its own", "name a folder: -o watch/");
        }
        WatchSettings settings = WatchFlags.of(parsed, root);
        WatchLoop.run(settings, session, (folder, interruption) -> {
            List<FleetTarget> target = FleetTarget.of(List.of(one.into(folder)), clusters);
            new FleetCommand(target, snapshot, session, true).captureOnce(interruption);
        });
    }

    /**
     * The run of a command that asks the snapshots itself.
     *
     * @return what became of each node
     */
    static Fleet held(FleetTarget target, SnapshotOptions snapshot, Session session) throws InterruptedException {
        var command = new FleetCommand(List.of(target), snapshot, session);
        // a second signal leaves at once: halting runs no hooks that could hold it up
        try (var interruption = Interruption.ofThisThread(Runtime.getRuntime()::halt)) {
            Map<FleetTarget, FleetEnd> ends = command.ends(interruption);
            if (interruption.exitCode() != 0) {
                throw new Interrupted(interruption.exitCode());
            }
            return switch (Objects.requireNonNull(ends.get(target))) {
                case FleetEnd.Written(Fleet fleet) -> fleet;
                case FleetEnd.Failed(RuntimeException why) -> throw why;
                case FleetEnd.Stopped _ -> throw new InterruptedException("stopped");
            };
        }
    }

    /** One run of a watch: nodes that are missing are told as changes. */
    private void captureOnce(Interruption interruption) throws InterruptedException {
        for (FleetEnd end : ends(interruption).values()) {
            switch (end) {
                case FleetEnd.Written _ -> {}
                case FleetEnd.Failed(RuntimeException why) -> throw why;
                case FleetEnd.Stopped _ -> throw new InterruptedException("stopped");
            }
        }
        if (interruption.exitCode() != 0) {
            throw new InterruptedException("stopped");
        }
    }

    /** Of several contexts each has what the configuration says of it. */
    private static List<FleetTarget> targets(
            List<FleetOptions> options, ParseResult parsed, SnapshotOptions snapshot, Session session) {
        List<ClusterFlags> clusters = ClusterFlags.all(parsed);
        List<FleetTarget> targets = FleetTarget.of(options, clusters);
        return clusters.size() == 1
                ? targets
                : targets.stream()
                        .map(target -> target.with(target.options()
                                .of(
                                        parsed,
                                        snapshot.of(target.cluster()),
                                        session.terminal().environment())))
                        .toList();
    }

    private void plan(boolean checked) throws InterruptedException {
        List<String> objects = new ArrayList<>();
        for (FleetCapture capture : captures.values()) {
            FleetCapture.Draft draft = capture.draft(checked);
            new FleetSummary(session).plan(draft.plan());
            draft.objects().forEach(object -> objects.add(YamlWriter.write(object)));
        }
        session.terminal().write(String.join("---\n", objects));
    }

    private void capture(ResumeCommand resume) throws InterruptedException {
        // a second signal leaves at once: halting runs no hooks that could hold it up
        try (var interruption = Interruption.ofThisThread(Runtime.getRuntime()::halt)) {
            Map<FleetTarget, FleetEnd> ends = ends(interruption);
            if (interruption.exitCode() != 0) {
                new FleetSummary(session).stopped(ends, resume);
                throw new Interrupted(interruption.exitCode());
            }
            new FleetSummary(session).end(ends, resume);
        }
    }

    /** A thread for each; a signal reaches all of them, and keeps those back whose turn has not come. */
    private Map<FleetTarget, FleetEnd> ends(Interruption interruption) {
        Map<FleetTarget, FutureTask<Fleet>> tasks = new LinkedHashMap<>();
        Map<FleetCapture, Thread> threads = new LinkedHashMap<>();
        captures.forEach((target, capture) -> {
            var task = new FutureTask<Fleet>(capture::capture);
            tasks.put(target, task);
            if (interruption.exitCode() == 0) {
                threads.put(
                        capture,
                        Thread.ofPlatform().name("fleet " + target.place()).start(task));
            } else {
                task.cancel(false);
            }
            if (inTurn) {
                await(threads, interruption);
            }
        });
        await(threads, interruption);
        Map<FleetTarget, FleetEnd> ends = new LinkedHashMap<>();
        tasks.forEach((target, task) -> ends.put(target, end(task, Objects.requireNonNull(captures.get(target)))));
        return ends;
    }

    private static void await(Map<FleetCapture, Thread> threads, Interruption interruption) {
        for (Thread thread : threads.values()) {
            boolean ended = false;
            while (!ended) {
                try {
                    thread.join();
                    ended = true;
                } catch (InterruptedException e) {
                    interruption.workIsOver();
                    stop(threads);
                }
            }
        }
    }

    private static void stop(Map<FleetCapture, Thread> threads) {
        threads.forEach((capture, thread) -> {
            if (!capture.isCleaning()) {
                thread.interrupt();
            }
        });
    }

    private static FleetEnd end(FutureTask<Fleet> task, FleetCapture capture) {
        try {
            return new FleetEnd.Written(task.get());
        } catch (CancellationException e) {
            return new FleetEnd.Stopped(Optional.empty());
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case RuntimeException failure -> new FleetEnd.Failed(failure);
                case Error error -> throw error;
                case null, default -> new FleetEnd.Stopped(capture.written());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FleetEnd.Stopped(capture.written());
        }
    }
}
