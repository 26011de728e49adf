package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Interrupted;
import dev.eidos.cli.console.Interruption;
import dev.eidos.cli.console.ProgressMode;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.document.YamlWriter;
import dev.eidos.fleet.Fleet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import picocli.CommandLine.ParseResult;

/**
 * {@code eidos snapshot --deploy-agent --all-nodes} and its like: captures the nodes of a cluster, or of several side
 * by side, of which one that fails hurts no other.
 */
final class FleetCommand {
    private final FleetOptions options;
    private final Session session;
    private final Map<Path, FleetCapture> captures = new LinkedHashMap<>();

    private FleetCommand(FleetOptions options, SnapshotOptions snapshot, List<ClusterFlags> clusters, Session session) {
        this.options = options;
        this.session = session;
        Map<ClusterFlags, Path> folders = ContextFolders.of(options.folder(), clusters);
        boolean several = folders.size() > 1;
        ProgressMode mode = several && options.agent().progress() == ProgressMode.AUTO
                ? ProgressMode.PLAIN
                : options.agent().progress();
        folders.forEach((cluster, folder) -> captures.put(
                folder,
                new FleetCapture(
                        options,
                        snapshot,
                        cluster,
                        folder,
                        session,
                        new FleetProgress(session, mode, several ? cluster.context() + ": " : ""))));
    }

    static void run(ParseResult parsed, SnapshotOptions snapshot, Session session) throws InterruptedException {
        FleetOptions options =
                FleetOptions.of(parsed, snapshot, session.terminal().environment(), System.in);
        var command = new FleetCommand(options, snapshot, ClusterFlags.all(parsed), session);
        if (options.agent().dryRun() == AgentOptions.DryRun.NONE) {
            command.capture();
        } else {
            command.plan();
        }
    }

    private void plan() throws InterruptedException {
        boolean checked = options.agent().dryRun() == AgentOptions.DryRun.SERVER;
        for (FleetCapture capture : captures.values()) {
            FleetCapture.Draft draft = capture.draft(checked);
            new FleetSummary(session).plan(draft.plan());
            session.terminal()
                    .write(draft.objects().stream().map(YamlWriter::write).collect(Collectors.joining("---\n")));
        }
    }

    private void capture() throws InterruptedException {
        // a second signal leaves at once: halting runs no hooks that could hold it up
        try (var interruption = Interruption.ofThisThread(Runtime.getRuntime()::halt)) {
            Map<Path, FleetEnd> ends = ends(interruption);
            if (interruption.exitCode() != 0) {
                throw new Interrupted(interruption.exitCode());
            }
            new FleetSummary(session).end(ends);
        }
    }

    /** One thread for each cluster; a signal reaches all of them. */
    private Map<Path, FleetEnd> ends(Interruption interruption) {
        Map<Path, FutureTask<Fleet>> tasks = new LinkedHashMap<>();
        List<Thread> threads = new ArrayList<>();
        captures.forEach((folder, capture) -> {
            var task = new FutureTask<Fleet>(capture::capture);
            tasks.put(folder, task);
            threads.add(Thread.ofPlatform().name("fleet " + folder).start(task));
        });
        for (Thread thread : threads) {
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
        Map<Path, FleetEnd> ends = new LinkedHashMap<>();
        tasks.forEach((folder, task) -> ends.put(folder, end(task)));
        return ends;
    }

    private void stop(List<Thread> threads) {
        int i = 0;
        for (FleetCapture capture : captures.values()) {
            if (!capture.isCleaning()) {
                threads.get(i).interrupt();
            }
            i++;
        }
    }

    private static FleetEnd end(FutureTask<Fleet> task) {
        try {
            return new FleetEnd.Written(task.get());
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case RuntimeException failure -> new FleetEnd.Failed(failure);
                case Error error -> throw error;
                case null, default -> new FleetEnd.Stopped();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FleetEnd.Stopped();
        }
    }
}
