package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.BackgroundTask;
import dev.eidos.cli.console.GapReport;
import dev.eidos.cli.console.Interrupted;
import dev.eidos.cli.console.Interruption;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.ProgressLines;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.AgentRun;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.measurement.Snapshot;
import dev.eidos.place.Destination;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import picocli.CommandLine.ParseResult;

/** {@code eidos snapshot --deploy-agent}: captures the state of a node of the cluster. */
final class AgentCommand {
    private final AgentOptions agent;
    private final SnapshotOptions snapshot;
    private final Session session;
    private final ProgressLines progress;

    private AgentCommand(AgentOptions agent, SnapshotOptions snapshot, Session session) {
        this.agent = agent;
        this.snapshot = snapshot;
        this.session = session;
        this.progress = new ProgressLines(session, agent.progress(), agent.follow());
    }

    static void run(ParseResult parsed, SnapshotOptions snapshot, Session session) throws InterruptedException {
        Map<String, String> environment = session.terminal().environment();
        if (AgentOptions.dryRun(parsed) == AgentOptions.DryRun.CLIENT) {
            RunId run = RunId.next(Clock.systemUTC(), RandomGenerator.getDefault());
            AgentConfig config = AgentOptions.of(parsed, snapshot, environment).config();
            ManifestPrinter.print(AgentManifests.of(config, run), snapshot, session);
            return;
        }
        AgentOptions agent = AgentOptions.of(parsed, snapshot, environment);
        // nothing is begun that could not be written in the end: opening the client may run a credential plugin
        snapshot.output().check();
        ClusterAccess access = snapshot.cluster().access(session);
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            new AgentCommand(agent, snapshot, session).run(api);
        }
    }

    private void run(ApiClient api) throws InterruptedException {
        AgentConfig config = agent.config();
        AgentRun deployer = new AgentRun(config, api, progress);
        if (agent.dryRun() == AgentOptions.DryRun.SERVER) {
            ManifestPrinter.print(deployer.dryRun(), snapshot, session);
            return;
        }
        // a second signal leaves at once: halting runs no hooks that could hold it up
        try (var interruption = Interruption.ofThisThread(Runtime.getRuntime()::halt)) {
            BackgroundTask<Snapshot> taken;
            try {
                taken = deploy(deployer, config);
            } catch (InterruptedException e) {
                throw interrupted(interruption, deployer, config);
            } catch (RuntimeException e) {
                if (interruption.exitCode() != 0) {
                    // an interrupted write fails as a write does
                    throw interrupted(interruption, deployer, config);
                }
                interruption.workIsOver();
                cleanUp(deployer, CleanupOptions.afterFailure(config.cleanupRbac()));
                throw e;
            }
            interruption.workIsOver();
            cleanUp(deployer, CleanupOptions.afterSuccess(config.cleanupRbac()));
            if (interruption.exitCode() != 0) {
                throw new Interrupted(interruption.exitCode());
            }
            new GapReport(new Messages(session)).print(taken.get());
        }
    }

    private Interrupted interrupted(Interruption interruption, AgentRun deployer, AgentConfig config)
            throws InterruptedException {
        interruption.workIsOver();
        progress.end();
        new Messages(session).say("interrupted: cleaning up; a second signal leaves at once");
        cleanUp(deployer, CleanupOptions.afterFailure(config.cleanupRbac()));
        return new Interrupted(interruption.exitCode());
    }

    private BackgroundTask<Snapshot> deploy(AgentRun deployer, AgentConfig config) throws InterruptedException {
        deployer.deploy();
        deployer.waitForCompletion(config.timeout());
        AgentResult result = deployer.getSnapshot();
        progress.end();
        return write(result);
    }

    /** What has been written is read while the cluster is cleaned up: only then is told what it lacks. */
    private BackgroundTask<Snapshot> write(AgentResult result) {
        DocumentOutput output = snapshot.output();
        // into a ConfigMap the agent wrote it itself
        if (!(output.destination() instanceof Destination.ConfigMap)) {
            if (output.format() == Format.TABLE) {
                output.write(SnapshotCommand.rendering(result.snapshot()), session);
            } else {
                output.write(result.document(), session);
            }
        }
        return BackgroundTask.start("reader", result::snapshot);
    }

    /**
     * What went wrong before is what the user must hear of: trouble here is told beside it, and does not replace it.
     */
    private void cleanUp(AgentRun deployer, CleanupOptions options) throws InterruptedException {
        try {
            report(deployer.cleanup(options), deployer);
        } catch (EidosException e) {
            progress.warning("clean-up: " + e.getMessage() + "; see what is left: eidos agent cleanup --dry-run");
        }
        progress.end();
    }

    private void report(CleanupReport report, AgentRun deployer) {
        for (CleanupReport.Left left : report.left()) {
            progress.warning(
                    "left behind: " + left.object() + ": " + left.reason() + "\n  remove it: " + left.command());
        }
        if (!agent.config().cleanup() && !report.kept().isEmpty()) {
            progress.warning("kept, as asked for (run " + deployer.runId() + "): " + String.join(", ", report.kept()));
        }
    }
}
