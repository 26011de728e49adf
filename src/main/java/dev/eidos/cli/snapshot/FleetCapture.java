package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
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
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.snapshot.local.ClusterSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The capture of one cluster's nodes into a folder. Used by one thread, whose interruption ends it cleaned up. */
final class FleetCapture {
    private final FleetOptions options;
    private final SnapshotOptions snapshot;
    private final ClusterFlags cluster;
    private final Path folder;
    private final Session session;
    private final FleetProgress progress;
    private volatile boolean isCleaning;

    /**
     * @param cluster whose nodes are captured
     * @param folder where they go
     */
    FleetCapture(
            FleetOptions options,
            SnapshotOptions snapshot,
            ClusterFlags cluster,
            Path folder,
            Session session,
            FleetProgress progress) {
        this.options = options;
        this.snapshot = snapshot;
        this.cluster = cluster;
        this.folder = folder;
        this.session = session;
        this.progress = progress;
    }

    /** A run that was only thought through: the nodes that it would take, and the objects that it would create. */
    record Draft(NodePlan plan, List<Value.Mapping> objects) {}

    /**
     * Thinks it through; nothing is changed.
     *
     * @param checked whether the API server checks the objects
     */
    Draft draft(boolean checked) throws InterruptedException {
        try (ApiClient api = cluster.access(session).open(RetryPolicy.LASTING)) {
            FleetRun run = new FleetRun(options.settings(), api, progress);
            Inspected inspected = run.inspect();
            NodePlan plan = plan(run, api);
            if (checked) {
                inspected.dryRun();
            }
            return new Draft(plan, run.objects(plan.taken()));
        }
    }

    /**
     * Captures them, and cleans up whatever comes.
     *
     * @return the index that was written
     * @throws EidosException for a failure of the whole
     */
    Fleet capture() throws InterruptedException {
        ClusterAccess access = cluster.access(session);
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            FleetRun run = new FleetRun(options.settings(), api, progress);
            progress.lines()
                    .begins(run.runId(), RunFacts.of(api, options.agent().config()));
            Inspected inspected = run.inspect();
            NodePlan plan = plan(run, api);
            try (FleetFolder taken = FleetFolder.take(folder)) {
                ClusterIdentity identity = identity(api);
                var index = new FleetIndex(taken, run.runId().value(), identity, plan, before(taken, identity));
                return capture(
                        run, inspected, index, access, snapshot.redaction().of(identity));
            }
        } catch (EidosException e) {
            throw PermissionAdvice.on(e);
        }
    }

    private Fleet capture(
            FleetRun run, Inspected inspected, FleetIndex index, ClusterAccess access, ClusterIdentity identity)
            throws InterruptedException {
        try {
            var nodes = index.begin();
            takeCluster(index, access);
            if (!nodes.isEmpty()) {
                run.collect(inspected, nodes, (node, content) -> index.keep(node, document(content.of(identity))));
            }
        } catch (InterruptedException e) {
            progress.interrupted();
            throw e;
        } finally {
            // what has arrived is safe, whatever the clean-up meets
            isCleaning = true;
            boolean interrupted = Thread.interrupted();
            index.end(run.outcomes());
            cleanUp(run);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return index.end(run.outcomes());
    }

    /** Returns whether an interruption would come too late to do any good. */
    boolean isCleaning() {
        return isCleaning;
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
                    .reason(
                            plan.absent().size() == 1
                                    ? null
                                    : plan.absent().size() + " that were named are not in the cluster")
                    .suggestion("see which there are: kubectl get nodes")
                    .build();
        }
        if (plan.taken().isEmpty() && plan.unreachable().isEmpty()) {
            String selector = options.nodes().selector();
            throw EidosException.of(ErrorCode.NOT_FOUND, "there is no node to take")
                    .object(selector.isEmpty() ? "nodes" : "nodes with " + selector)
                    .reason(plan.skipped().entrySet().stream()
                            .findFirst()
                            .map(one -> one.getKey() + ": " + one.getValue())
                            .orElse(null))
                    .suggestion("see which there are: kubectl get nodes --show-labels")
                    .build();
        }
        return plan;
    }

    private Map<String, FleetNode> before(FleetFolder taken, ClusterIdentity identity) {
        Optional<Fleet> before = taken.before();
        if (before.isEmpty()) {
            return Map.of();
        }
        Fleet fleet = before.get();
        if (!options.resume()) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "the folder has the snapshots of another run")
                    .object(folder.toString())
                    .reason("run " + fleet.run() + " of " + fleet.cluster().server())
                    .suggestion("name another folder, or complete it with " + FleetFlags.RESUME)
                    .build();
        }
        if (fleet.cluster().differsFrom(identity)) {
            throw EidosException.of(ErrorCode.CONFLICT, "the folder is of another cluster")
                    .object(folder.toString())
                    .reason("it is of " + fleet.cluster() + ", and this is " + identity)
                    .suggestion("name another folder, or the other --context")
                    .build();
        }
        Map<String, FleetNode> kept = new TreeMap<>();
        fleet.nodes().forEach(node -> taken.kept(node.name()).ifPresent(one -> kept.put(one.name(), one)));
        return kept;
    }

    private ClusterIdentity identity(ApiClient api) throws InterruptedException {
        return new ClusterIdentity(api.context(), api.server(), ClusterSnapshot.uid(api));
    }

    /** What all nodes have in common is read once, with the user's own permissions; what they do not show is a gap. */
    private void takeCluster(FleetIndex index, ClusterAccess access) throws InterruptedException {
        try (ClusterConnection connection = ClusterConnection.to(access, RetryPolicy.BRIEF)) {
            var local = snapshot.local(session.terminal().environment());
            index.keepCluster(SnapshotDocument.of(ClusterSnapshot.take(local, connection, ToolVersion.current())));
        }
    }

    /** Once more hidden: the image may be an older one, or not ours. */
    private Value document(AgentResult.Content content) {
        return snapshot.hidden().isEmpty()
                ? content.document()
                : SnapshotDocument.of(snapshot.redaction().of(content.snapshot()));
    }

    private void cleanUp(FleetRun run) throws InterruptedException {
        var config = options.agent().config();
        try {
            CleanupReport report =
                    run.cleanup(CleanupOptions.afterFailure(config.run().cleanupRbac()));
            new CleanupWords(cluster, config, progress.lines(), new Messages(session)).tell(report, run.runId(), false);
        } catch (EidosException e) {
            progress.warning("clean-up: " + e.getMessage() + "; see what is left: eidos agent cleanup --dry-run");
        }
        progress.end();
    }
}
