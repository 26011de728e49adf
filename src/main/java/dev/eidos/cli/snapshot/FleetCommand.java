package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Interrupted;
import dev.eidos.cli.console.Interruption;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.fleet.ClusterIdentity;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.folder.FleetFolder;
import dev.eidos.k8s.agent.Inspected;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.fleet.FleetRun;
import dev.eidos.k8s.agent.fleet.NodeList;
import dev.eidos.k8s.agent.fleet.NodePlan;
import dev.eidos.k8s.agent.fleet.SnapshotSink;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.snapshot.local.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.ParseResult;

/** {@code eidos snapshot --deploy-agent --all-nodes} and its like: captures the state of many nodes of a cluster. */
final class FleetCommand {
    private final FleetOptions options;
    private final SnapshotOptions snapshot;
    private final Session session;
    private final FleetProgress progress;

    private FleetCommand(FleetOptions options, SnapshotOptions snapshot, Session session) {
        this.options = options;
        this.snapshot = snapshot;
        this.session = session;
        this.progress = new FleetProgress(session, options.agent().progress());
    }

    static void run(ParseResult parsed, SnapshotOptions snapshot, Session session) throws InterruptedException {
        Map<String, String> environment = session.terminal().environment();
        FleetOptions options = FleetOptions.of(parsed, snapshot, environment, System.in);
        ClusterAccess access = snapshot.cluster().access(session);
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            new FleetCommand(options, snapshot, session).run(api, access);
        }
    }

    private void run(ApiClient api, ClusterAccess access) throws InterruptedException {
        FleetRun run = new FleetRun(options.settings(), api, progress);
        Inspected inspected = run.inspect();
        NodePlan plan = plan(run, api);
        if (options.agent().dryRun() != AgentOptions.DryRun.NONE) {
            new FleetSummary(session).plan(plan);
            return;
        }
        try (FleetFolder folder = FleetFolder.take(options.folder());
                var interruption = Interruption.ofThisThread(Runtime.getRuntime()::halt)) {
            ClusterIdentity cluster = identity(api, snapshot.cluster().context());
            var index = new FleetIndex(folder, run.runId().value(), cluster, plan, before(folder, cluster));
            List<String> nodes = index.begin();
            try {
                takeCluster(folder, access);
                run.collect(inspected, nodes, sink(index));
            } catch (InterruptedException e) {
                interruption.workIsOver();
                progress.end();
                new Messages(session).say("interrupted: cleaning up; a second signal leaves at once");
                finish(run, index, CleanupOptions.afterFailure(rbac()));
                throw new Interrupted(interruption.exitCode());
            } catch (RuntimeException e) {
                if (interruption.exitCode() != 0) {
                    interruption.workIsOver();
                    finish(run, index, CleanupOptions.afterFailure(rbac()));
                    throw new Interrupted(interruption.exitCode());
                }
                interruption.workIsOver();
                finish(run, index, CleanupOptions.afterFailure(rbac()));
                throw e;
            }
            interruption.workIsOver();
            Fleet fleet = finish(run, index, CleanupOptions.afterFailure(rbac()));
            if (interruption.exitCode() != 0) {
                throw new Interrupted(interruption.exitCode());
            }
            new FleetSummary(session).end(fleet, options);
        }
    }

    private boolean rbac() {
        return options.agent().config().run().cleanupRbac();
    }

    private NodePlan plan(FleetRun run, ApiClient api) throws InterruptedException {
        NodePlan plan = NodePlan.of(
                NodeList.read(api, options.nodes()),
                options.nodes(),
                options.agent().config().placement(),
                run.manifests().tolerations());
        if (!plan.absent().isEmpty()) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "no such node")
                    .object("nodes/" + plan.absent().getFirst())
                    .reason(plan.absent().size() == 1
                            ? null
                            : plan.absent().size() + " that were named are not in the cluster")
                    .suggestion("see which there are: kubectl get nodes")
                    .build();
        }
        if (plan.taken().isEmpty() && plan.unreachable().isEmpty()) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "there is no node to take")
                    .object(options.nodes().selector().isEmpty() ? "nodes" : "nodes with " + options.nodes().selector())
                    .reason(plan.skipped().entrySet().stream()
                            .findFirst()
                            .map(one -> one.getKey() + ": " + one.getValue())
                            .orElse(null))
                    .suggestion("see which there are: kubectl get nodes --show-labels")
                    .build();
        }
        return plan;
    }

    private Map<String, FleetNode> before(FleetFolder folder, ClusterIdentity cluster) {
        Optional<Fleet> before = folder.before();
        if (before.isEmpty()) {
            return Map.of();
        }
        Fleet fleet = before.get();
        if (!options.resume()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the folder has the snapshots of another run")
                    .object(options.folder().toString())
                    .reason("run " + fleet.run() + " of " + fleet.cluster().server())
                    .suggestion("name another folder, or complete it with " + FleetFlags.RESUME)
                    .build();
        }
        if (fleet.cluster().differsFrom(cluster)) {
            throw EidosException.of(ErrorCode.CONFLICT, "the folder is of another cluster")
                    .object(options.folder().toString())
                    .reason("it is of " + fleet.cluster().server() + ", kube-system UID "
                            + fleet.cluster().uid() + ", and this is " + cluster.server() + ", " + cluster.uid())
                    .suggestion("name another folder, or the other --context")
                    .build();
        }
        Map<String, FleetNode> kept = new TreeMap<>();
        fleet.nodes().forEach(node -> folder.kept(node.name()).ifPresent(one -> kept.put(one.name(), one)));
        return kept;
    }

    private ClusterIdentity identity(ApiClient api, @org.jspecify.annotations.Nullable String context)
            throws InterruptedException {
        return new ClusterIdentity(
                context == null ? "" : context, api.server(), ClusterSnapshot.uid(api));
    }

    /** What all nodes have in common is read once, with the user's own permissions; what they do not show is a gap. */
    private void takeCluster(FleetFolder folder, ClusterAccess access) throws InterruptedException {
        try (ClusterConnection connection = ClusterConnection.to(access, RetryPolicy.BRIEF)) {
            var local = snapshot.local(session.terminal().environment());
            folder.writeCluster(
                    SnapshotDocument.of(ClusterSnapshot.take(local, connection, ToolVersion.current())));
        }
    }

    private SnapshotSink sink(FleetIndex index) {
        return (node, content) -> index.keep(node, document(content));
    }

    /** Once more hidden: the image may be an older one, or not ours. */
    private Value document(AgentResult.Content content) {
        return snapshot.hidden().isEmpty()
                ? content.document()
                : SnapshotDocument.of(snapshot.redaction().of(content.snapshot()));
    }

    private Fleet finish(FleetRun run, FleetIndex index, CleanupOptions cleanup) throws InterruptedException {
        Fleet fleet = index.end(run.outcomes());
        try {
            CleanupReport report = run.cleanup(cleanup);
            for (CleanupReport.Left left : report.left()) {
                progress.warning(
                        "left behind: " + left.object() + ": " + left.reason() + "\n  remove it: " + left.command());
            }
            List<String> kept = new ArrayList<>(report.kept());
            if (!options.agent().config().run().cleanup() && !kept.isEmpty()) {
                progress.warning("kept, as asked for (run " + run.runId() + "): " + String.join(", ", kept));
            }
        } catch (EidosException e) {
            progress.warning("clean-up: " + e.getMessage() + "; see what is left: eidos agent cleanup --dry-run");
        }
        progress.end();
        return fleet;
    }
}
