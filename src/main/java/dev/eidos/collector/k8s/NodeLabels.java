package dev.eidos.collector.k8s;

import dev.eidos.measurement.Subtype;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of a node by which its GPUs are found and scheduled: {@code label.nvidia.com/gpu.present}. When they were
 * written is left out, as it changes by itself.
 */
final class NodeLabels {
    private static final String GPUS = "nvidia.com/";

    private NodeLabels() {}

    static void add(Subtype.Builder facts, Map<String, String> labels) {
        new TreeMap<>(labels).forEach((label, value) -> {
            if (label.startsWith(GPUS) && !label.endsWith(".timestamp")) {
                facts.put("label." + label, value);
            }
        });
    }
}
