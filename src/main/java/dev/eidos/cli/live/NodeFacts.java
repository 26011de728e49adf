package dev.eidos.cli.live;

import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.constraint.Constraint;
import dev.eidos.live.gpu.SnapshotGpus;
import dev.eidos.measurement.ClusterIdentity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is to be known of nodes by their snapshots; of thousands of them the snapshots themselves are not kept. */
final class NodeFacts {
    private final Map<ClusterIdentity, String> clusters = new LinkedHashMap<>();
    private final Map<String, SnapshotGpus> gpus = new LinkedHashMap<>();
    private final Readiness readiness;

    /** @param constraints of the recipe */
    NodeFacts(List<Constraint> constraints) {
        this.readiness = new Readiness(constraints);
    }

    void add(SnapshotInput.Named named) {
        String node = Objects.requireNonNullElse(named.snapshot().metadata().sourceNode(), named.name());
        clusters.putIfAbsent(named.snapshot().metadata().cluster(), named.name());
        gpus.put(node, SnapshotGpus.of(named.snapshot()));
        readiness.add(node, named.snapshot());
    }

    /** The clusters that snapshots say they are of, with the first snapshot that says so. */
    Map<ClusterIdentity, String> clusters() {
        return clusters;
    }

    /** By node. */
    Map<String, SnapshotGpus> gpus() {
        return gpus;
    }

    Readiness readiness() {
        return readiness;
    }
}
