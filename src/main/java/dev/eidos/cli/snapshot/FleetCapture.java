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
import dev.eidos.fleet.FleetStore;
import dev.eidos.k8s.agent.Inspected;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.api.VersionSkew;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The capture of one cluster's nodes. Used by one thread, whose interruption ends it cleaned up. */
final class FleetCapture {
    private final FleetOptions options;
    private final SnapshotOptions snapshot;
    private final ClusterFlags cluster;
    private final FleetPlace place;
    private final Session session;
    private final FleetProgress progress;
    private final AtomicBoolean skewIsTold = new AtomicBoolean();
    private volatile boolean isCleaning;
    private volatile Optional<Fleet> written = Optional.empty();

    FleetCapture(FleetTarget target, SnapshotOptions snapshot, Session session, FleetProgress progress) {
        this.options = target.options();
        this.snapshot = snapshot;
        this.cluster = target.cluster();
        this.place = target.place();
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
            return new Draft(plan, run.objects(inspected, plan.taken()));
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
            try (FleetStore store = place.take(api)) {
                ClusterIdentity identity = identity(api);
                store.check(plan.taken());
                var index = new FleetIndex(store, run.runId().value(), identity, plan, before(store, identity));
                progress.begins(run.runId(), plan, index);
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
                run.collect(inspected, nodes, (node, content) -> keep(index, node, content.of(identity)));
            }
        } catch (InterruptedException e) {
            progress.interrupted();
            throw e;
        } finally {
            // what has arrived is safe, whatever the clean-up meets
            isCleaning = true;
            boolean interrupted = Thread.interrupted();
            try {
                Fleet fleet = index.end(run.outcomes());
                written = Optional.of(fleet);
                progress.ended(fleet);
            } finally {
                cleanUp(run);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        return written.orElseThrow();
    }

    /** The index that was written, also if the capture was stopped. */
    Optional<Fleet> written() {
        return written;
    }

    private void keep(FleetIndex index, String node, AgentResult.Content content) throws InterruptedException {
        try {
            index.keep(node, document(content));
        } catch (EidosException e) {
            throw EidosException.of(e.code(), e.what())
                    .object(e.object())
                    .reason(e.reason())
                    .suggestion("what had arrived before is kept: make room, and complete it with " + FleetFlags.RESUME)
                    .cause(e)
                    .build();
        }
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
        if (options.resume()) {
            // the others are not to wait for one that has left since
            plan = plan.withoutAbsent();
        }
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

    private Map<String, FleetNode> before(FleetStore store, ClusterIdentity identity) throws InterruptedException {
        Optional<Fleet> before = store.before();
        if (before.isEmpty()) {
            return Map.of();
        }
        Fleet fleet = before.get();
        if (!options.resume() && !fleet.nodes(FleetNode.Verdict.COLLECTED).isEmpty()) {
            throw ofAnotherRun(fleet);
        }
        Map<String, FleetNode> kept = new TreeMap<>();
        for (FleetNode node : fleet.nodes()) {
            store.kept(node.name()).ifPresent(one -> kept.put(one.name(), one));
        }
        // a run that brought nothing is in nobody's way; one that was killed may have brought more than it has told
        if (!options.resume() && kept.isEmpty()) {
            return kept;
        }
        if (!options.resume()) {
            throw ofAnotherRun(fleet);
        }
        if (fleet.cluster().differsFrom(identity)) {
            throw EidosException.of(ErrorCode.CONFLICT, "what is there is of another cluster")
                    .object(place.toString())
                    .reason("it is of " + words(fleet.cluster()) + ", and this is " + words(identity))
                    .suggestion("name another place, or the other --context")
                    .build();
        }
        return kept;
    }

    private EidosException ofAnotherRun(Fleet fleet) {
        return EidosException.of(ErrorCode.INVALID_INPUT, "the snapshots of another run are there")
                .object(place.toString())
                .reason("run " + fleet.run() + " of " + fleet.cluster().server())
                .suggestion("name another place, or complete it with " + FleetFlags.RESUME)
                .build();
    }

    private static String words(ClusterIdentity identity) {
        return identity.server() + (identity.uid().isEmpty() ? "" : " (UID " + identity.uid() + ")");
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

    /** Once more hidden: the image may be an older one, or not ours. All nodes have the same, and one word will do. */
    private Value document(AgentResult.Content content) {
        VersionSkew.of(options.agent().config().run().version(), content.snapshot())
                .filter(_ -> !skewIsTold.getAndSet(true))
                .ifPresent(skew -> progress.warning(skew.warning()));
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
            progress.warning("clean-up: " + e.getMessage() + "; see what is left: eidos agent cleanup -n "
                    + config.namespace() + " --dry-run");
        }
        progress.end();
    }
}
