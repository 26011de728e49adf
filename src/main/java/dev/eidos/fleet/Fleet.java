package dev.eidos.fleet;

import dev.eidos.measurement.ClusterIdentity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The index of a fleet's snapshots.
 *
 * @param timestamp when the run began, as RFC 3339 has it
 * @param version of eidos that took them
 * @param run its id
 * @param nodes by name
 */
public record Fleet(
        @Nullable String timestamp,
        @Nullable String version,
        String run,
        ClusterIdentity cluster,
        List<FleetNode> nodes) {
    public Fleet {
        nodes = nodes.stream().sorted(Comparator.comparing(FleetNode::name)).toList();
    }

    /** The nodes of which something became. */
    public List<FleetNode> nodes(FleetNode.Verdict verdict) {
        return nodes.stream().filter(node -> node.verdict() == verdict).toList();
    }

    public Map<String, FleetNode> byName() {
        return nodes.stream().collect(Collectors.toMap(FleetNode::name, Function.identity()));
    }
}
