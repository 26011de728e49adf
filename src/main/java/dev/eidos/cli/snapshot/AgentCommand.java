package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.GapReport;
import dev.eidos.cli.console.Interrupted;
import dev.eidos.cli.console.Interruption;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.ProgressLines;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.Rendering;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.AgentRun;
import dev.eidos.k8s.agent.Inspected;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.api.VersionSkew;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.place.Destination;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.snapshot.SnapshotSummary;
import dev.eidos.snapshot.SnapshotTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import picocli.CommandLine.ParseResult;

/** {@code eidos snapshot --deploy-agent}: captures the state of a node of the cluster. */
final class AgentCommand {
    private final AgentOptions agent;
    private final SnapshotOptions snapshot;
    private final Session session;
    private final ProgressLines progress;
    private final Optional<Consumer<Snapshot>> asked;

    private AgentCommand(AgentOptions agent, SnapshotOptions snapshot, Session session) {
        this(agent, snapshot, session, Optional.empty());
    }

    /** @param asked takes the snapshot for a command that asks it itself, so that it is not written */
    private AgentCommand(
            AgentOptions agent, SnapshotOptions snapshot, Session session, Optional<Consumer<Snapshot>> asked) {
        this.asked = asked;
        this.agent = agent;
        this.snapshot = snapshot;
        this.session = session;
        this.progress = new ProgressLines(session, agent.progress(), agent.follow());
    }

    static void run(ParseResult parsed, SnapshotOptions snapshot, Session session) throws InterruptedException {
        Map<String, String> environment = session.terminal().environment();
        List<AgentOptions> agents = AgentFlags.namespaces(parsed).stream()
                .map(namespace -> AgentOptions.of(parsed, snapshot, environment, namespace))
                .toList();
        if (agents.getFirst().dryRun() != AgentOptions.DryRun.NONE) {
            List<List<Manifest>> drafts = new ArrayList<>();
            for (AgentOptions agent : agents) {
                drafts.add(draft(agent, snapshot, session));
            }
            ManifestPrinter.print(drafts, snapshot, session);
        } else if (agents.size() == 1) {
            run(agents.getFirst(), snapshot, session);
        } else {
            new NamespaceRuns(agents, snapshot, session).run();
        }
    }

    /** The objects of a run that is not begun. */
    private static List<Manifest> draft(AgentOptions agent, SnapshotOptions snapshot, Session session)
            throws InterruptedException {
        if (agent.dryRun() == AgentOptions.DryRun.CLIENT) {
            RunId run = RunId.next(Clock.systemUTC(), RandomGenerator.getDefault());
            return AgentManifests.of(agent.config(), run).applied(false);
        }
        snapshot.output().check();
        ClusterAccess access = snapshot.cluster().access(session);
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            var command = new AgentCommand(agent, snapshot, session);
            return command.begin(api).inspect().dryRun();
        }
    }

    /** One run. */
    static void run(AgentOptions agent, SnapshotOptions snapshot, Session session) throws InterruptedException {
        // nothing is begun that could not be written in the end: opening the client may run a credential plugin
        snapshot.output().check();
        ClusterAccess access = snapshot.cluster().access(session);
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            new AgentCommand(agent, snapshot, session).run(api);
        }
    }

    /** One run of a command that asks the snapshot itself. */
    static Snapshot held(AgentOptions agent, SnapshotOptions snapshot, Session session) throws InterruptedException {
        var taken = new AtomicReference<Snapshot>();
        ClusterAccess access = snapshot.cluster().access(session);
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            new AgentCommand(agent, snapshot, session, Optional.of(taken::set)).run(api);
        }
        return Objects.requireNonNull(taken.get());
    }

    private AgentRun begin(ApiClient api) {
        AgentConfig config = agent.config();
        AgentRun run = new AgentRun(config, api, progress);
        session.run().is(run.runId().value());
        progress.begins(run.runId(), RunFacts.of(api, config));
        return run;
    }

    private void run(ApiClient api) throws InterruptedException {
        AgentRun run = begin(api);
        AgentConfig config = agent.config();
        // a second signal leaves at once: halting runs no hooks that could hold it up
        try (var interruption = Interruption.ofThisThread(Runtime.getRuntime()::halt)) {
            Snapshot taken;
            try {
                taken = take(run, snapshot.redaction().of(new ClusterIdentity(api.context(), api.server(), "")));
            } catch (InterruptedException e) {
                throw interrupted(interruption, run);
            } catch (RuntimeException e) {
                if (interruption.exitCode() != 0) {
                    // an interrupted write fails as a write does
                    throw interrupted(interruption, run);
                }
                interruption.workIsOver();
                cleanUp(run, CleanupOptions.afterFailure(config.run().cleanupRbac()));
                throw e;
            }
            interruption.workIsOver();
            cleanUp(run, CleanupOptions.afterSuccess(config.run().cleanupRbac()));
            if (interruption.exitCode() != 0) {
                throw new Interrupted(interruption.exitCode());
            }
            new GapReport(new Messages(session)).print(taken);
            progress.ends("snapshot", "of " + run.nodeName() + " " + place(), SnapshotSummary.of(taken.measurements()));
        }
    }

    private String place() {
        if (asked.isPresent()) {
            return "for the report";
        }
        return switch (snapshot.destination()) {
            case Destination.ConfigMap(var uri) -> "in " + uri;
            case Destination.File(var path) -> "in " + path;
            case Destination.Folder(var path) -> "in " + path;
            case Destination.Stdout _ -> "on standard output";
        };
    }

    /** What runs as root on somebody's node does not do so in silence. */
    private void sayWhatItMay(Profile profile) {
        if (profile == Profile.PRIVILEGED) {
            new Messages(session)
                    .note("the agent runs privileged on its node, as reading a GPU's driver needs;"
                            + " --profile node does without");
        }
    }

    private Interrupted interrupted(Interruption interruption, AgentRun run) throws InterruptedException {
        interruption.workIsOver();
        progress.end();
        new Messages(session).say("interrupted: cleaning up; a second signal leaves at once");
        cleanUp(run, CleanupOptions.afterFailure(agent.config().run().cleanupRbac()));
        return new Interrupted(interruption.exitCode());
    }

    private Snapshot take(AgentRun run, ClusterIdentity cluster) throws InterruptedException {
        Inspected inspected = run.inspect();
        sayWhatItMay(agent.config().pod().profile());
        AgentResult result = inspected.prepare().launch().awaitResult();
        progress.end();
        AgentResult.Content content = result.read().of(cluster);
        VersionSkew.of(agent.config().run().version(), content.snapshot())
                .ifPresent(skew -> progress.warning(skew.warning()));
        // once more: the image may be an older one, or not ours
        Snapshot shown = snapshot.redaction().of(content.snapshot());
        write(snapshot.hidden().isEmpty() ? content.document() : SnapshotDocument.of(shown), shown);
        return shown;
    }

    /** Writes what was read, and not what was sent: nothing of that reaches a file or a terminal as it came. */
    private void write(Value document, Snapshot shown) {
        if (asked.isPresent()) {
            asked.get().accept(shown);
        } else if (snapshot.destination() instanceof Destination.ConfigMap(var uri)) {
            new Messages(session).note("the agent wrote " + uri);
        } else {
            snapshot.output()
                    .write(
                            Rendering.of(
                                    () -> document,
                                    (width, colour) -> SnapshotTable.draw(shown, width, colour, snapshot.all())),
                            session);
        }
    }

    /**
     * Cleans up the cluster. A failure here becomes a warning, so that it does not replace one that came before, which
     * matters more to the user.
     */
    private void cleanUp(AgentRun run, CleanupOptions options) throws InterruptedException {
        try {
            new CleanupWords(snapshot.cluster(), agent.config(), progress, new Messages(session))
                    .tell(run.cleanup(options), run.runId(), options.awaitPod());
        } catch (EidosException e) {
            progress.warning("clean-up: " + e.getMessage() + "; see what is left: eidos agent cleanup -n "
                    + agent.config().namespace() + " --dry-run");
        }
        progress.end();
    }
}
