package dev.eidos.live.node;

import dev.eidos.constraint.Constraint;
import dev.eidos.live.NodeSubset;
import dev.eidos.live.gpu.SnapshotGpus;
import dev.eidos.measurement.Snapshot;
import dev.eidos.validate.ConstraintResult;
import dev.eidos.validate.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of nodes that are known.
 *
 * @param source where it comes from, in words; empty where nothing was asked for
 * @param nodes the snapshots
 * @param missing nodes that were asked for a snapshot and gave none, with the reason
 * @param left nodes that were not asked, with the reason
 */
public record NodeFacts(String source, List<OfNode> nodes, Map<String, String> missing, Map<String, String> left) {
    public static final NodeFacts NONE = new NodeFacts("", List.of(), Map.of(), Map.of());

    /** The reason of a node that nobody was to ask. */
    static final String NO_SNAPSHOT = "there is no snapshot of it";

    /**
     * One node's; of thousands of them the snapshots themselves are not kept.
     *
     * @param results of the recipe's constraints
     */
    public record OfNode(String node, SnapshotGpus gpus, List<ConstraintResult> results) {
        public static OfNode of(String node, Snapshot snapshot, List<Constraint> constraints) {
            return new OfNode(
                    node,
                    SnapshotGpus.of(snapshot),
                    Validator.validate(constraints, snapshot, "", "").results());
        }
    }

    public NodeFacts {
        nodes = List.copyOf(nodes);
    }

    public static NodeFacts of(String source, List<OfNode> nodes) {
        return new NodeFacts(source, nodes, Map.of(), Map.of());
    }

    /** What snapshots tell of GPUs, by node; of two of one node the last. */
    public Map<String, SnapshotGpus> gpus() {
        Map<String, SnapshotGpus> byNode = new LinkedHashMap<>();
        nodes.forEach(one -> byNode.put(one.node(), one.gpus()));
        return byNode;
    }

    /** Those nodes that must have a snapshot and have none, with the reason. */
    Map<String, String> without(NodeSubset wanted) {
        Map<String, String> without = new LinkedHashMap<>();
        if (wanted.all()) {
            without.putAll(missing);
            return without;
        }
        List<String> lacking = new ArrayList<>(wanted.names());
        lacking.addAll(wanted.absent());
        lacking.removeAll(gpus().keySet());
        for (String node : lacking) {
            String why = missing.getOrDefault(node, left.getOrDefault(node, NO_SNAPSHOT));
            without.put(node, wanted.absent().contains(node) ? "it is no longer in the cluster" : why);
        }
        return without;
    }
}
