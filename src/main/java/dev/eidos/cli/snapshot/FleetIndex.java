package dev.eidos.cli.snapshot;

import dev.eidos.cli.option.ToolVersion;
import dev.eidos.document.Value;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.fleet.FleetStore;
import dev.eidos.k8s.agent.fleet.NodeOutcome;
import dev.eidos.k8s.agent.fleet.NodePlan;
import dev.eidos.measurement.ClusterIdentity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The index of a fleet while it grows: written before the first node is begun, so that a run that is killed can be
 * resumed, and at the end.
 */
final class FleetIndex {
    private final FleetStore store;
    private final String run;
    private final ClusterIdentity cluster;
    private final NodePlan plan;
    private final String begun;
    private final Map<String, FleetNode> collected;

    /** @param kept what an earlier run has left there */
    FleetIndex(FleetStore store, String run, ClusterIdentity cluster, NodePlan plan, Map<String, FleetNode> kept) {
        this.store = store;
        this.run = run;
        this.cluster = cluster;
        this.plan = plan;
        this.begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        this.collected = new TreeMap<>(kept);
    }

    /** Writes it for the first time, and gives the nodes that are still to be taken. */
    List<String> begin() throws InterruptedException {
        store.write(fleet(Map.of()));
        return plan.taken().stream()
                .filter(node -> !collected.containsKey(node))
                .toList();
    }

    void keep(String node, Value snapshot) throws InterruptedException {
        FleetNode entry = store.keep(node, snapshot);
        synchronized (collected) {
            collected.put(node, entry);
        }
    }

    void keepCluster(Value snapshot) throws InterruptedException {
        store.writeCluster(snapshot);
    }

    Fleet end(Map<String, NodeOutcome> outcomes) throws InterruptedException {
        Fleet fleet = fleet(outcomes);
        store.end(fleet);
        return fleet;
    }

    /** The place of a node's snapshot; empty as long as there is none. */
    String file(String node) {
        synchronized (collected) {
            FleetNode entry = collected.get(node);
            return entry == null ? "" : entry.file();
        }
    }

    private Fleet fleet(Map<String, NodeOutcome> outcomes) {
        Map<String, FleetNode> nodes = new TreeMap<>();
        plan.taken()
                .forEach(node ->
                        nodes.put(node, FleetNode.without(node, FleetNode.Verdict.PENDING, "its turn has not come")));
        plan.skipped().forEach((node, why) -> nodes.put(node, FleetNode.without(node, FleetNode.Verdict.SKIPPED, why)));
        plan.unreachable()
                .forEach((node, why) -> nodes.put(node, FleetNode.without(node, FleetNode.Verdict.FAILED, why)));
        outcomes.forEach((node, outcome) -> {
            switch (outcome) {
                case NodeOutcome.Collected _ -> {}
                case NodeOutcome.Failed(var why) ->
                    nodes.put(
                            node, FleetNode.without(node, FleetNode.Verdict.FAILED, String.valueOf(why.getMessage())));
                case NodeOutcome.NotDone(String why) ->
                    nodes.put(node, FleetNode.without(node, FleetNode.Verdict.PENDING, why));
            }
        });
        synchronized (collected) {
            nodes.putAll(collected);
        }
        return new Fleet(begun, ToolVersion.current(), run, cluster, new ArrayList<>(nodes.values()));
    }
}
