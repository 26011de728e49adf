package dev.eidos.snapshot;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The snapshot of one node, joined with that of what all nodes of its cluster have in common: the same as if the node
 * had read both. What both tell is the node's.
 */
public final class SnapshotJoin {
    private SnapshotJoin() {}

    public static Snapshot of(Snapshot node, Snapshot cluster) {
        List<Measurement> joined = new ArrayList<>();
        for (Measurement own : node.measurements()) {
            joined.add(cluster.measurement(own.type())
                    .map(common -> new Measurement(own.type(), subtypes(own, common)))
                    .orElse(own));
        }
        cluster.measurements().stream()
                .filter(common -> node.measurement(common.type()).isEmpty())
                .forEach(joined::add);
        return new Snapshot(metadata(node.metadata(), cluster.metadata()), joined);
    }

    /** An agent on a node does not ask which cluster it is of. */
    private static SnapshotMetadata metadata(SnapshotMetadata node, SnapshotMetadata cluster) {
        return new SnapshotMetadata(
                node.timestamp(),
                node.version(),
                node.sourceNode(),
                node.cluster().or(cluster.cluster()),
                node.agent());
    }

    private static List<Subtype> subtypes(Measurement own, Measurement common) {
        Set<String> names = own.subtypes().stream().map(Subtype::name).collect(Collectors.toSet());
        List<Subtype> subtypes = new ArrayList<>(own.subtypes());
        common.subtypes().stream()
                .filter(subtype -> !names.contains(subtype.name()))
                .forEach(subtypes::add);
        return subtypes;
    }
}
