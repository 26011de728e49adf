package dev.eidos.recipe.evidence;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The labels of all nodes: {@code NodeTopology.label}, by {@code key=value}, with how many nodes have them. */
final class NodeLabels {
    /** The GPU model as GPU feature discovery writes it (k8s-device-plugin, "Generated Labels"). */
    static final String PRODUCT = "nvidia.com/gpu.product=";

    private static final String SUBTYPE = "label";

    private NodeLabels() {}

    static Map<String, Reading> of(Snapshot snapshot) {
        return snapshot.measurement(Measurement.NODE_TOPOLOGY)
                .flatMap(topology -> topology.subtype(SUBTYPE))
                .map(label -> label.data())
                .orElse(Map.of());
    }

    /** Sorted, whatever the order of the document. */
    static NavigableMap<String, Reading> startingWith(Snapshot snapshot, String prefix) {
        NavigableMap<String, Reading> found = new TreeMap<>();
        of(snapshot).forEach((label, nodes) -> {
            if (label.startsWith(prefix)) {
                found.put(label, nodes);
            }
        });
        return found;
    }

    static String path(String label) {
        return Measurement.NODE_TOPOLOGY + "." + SUBTYPE + "." + label;
    }
}
