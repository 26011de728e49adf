package dev.eidos.recipe.evidence;

import static dev.eidos.measurement.Measurement.GPU;
import static dev.eidos.measurement.Measurement.K8S;

import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The number of nodes in the cluster that have NVIDIA GPUs, and the place in the snapshot that tells it.
 *
 * <p>A snapshot gathers it from all evidence ({@code K8s.gpu-nodes}); older ones have the labels: the GPU Operator
 * labels them {@code nvidia.com/gpu.present}; GPU feature discovery {@code nvidia.com/gpu.product} (k8s-device-plugin,
 * "Generated Labels").
 *
 * @param count at least 1
 */
public record GpuNodes(int count, String path, String reading) {
    private static final String PRESENT = "nvidia.com/gpu.present=true";
    private static final String CAPACITY = "capacity.nvidia.com/gpu";

    /** The GPU nodes of a snapshot's cluster; null where the snapshot does not tell. */
    static @Nullable GpuNodes of(Snapshot snapshot) {
        // by all evidence, where the snapshot is of a version that gathers it
        Reading gathered = snapshot.find(K8S, "gpu-nodes", "count").orElse(null);
        int found = gathered == null ? 0 : leading(gathered.asText());
        if (gathered != null && found > 0) {
            return new GpuNodes(found, "K8s.gpu-nodes.count", gathered.asText());
        }
        Map<String, Reading> labels = NodeLabels.of(snapshot);
        Reading present = labels.get(PRESENT);
        if (present != null) {
            return counted(NodeLabels.path(PRESENT), present.asText());
        }
        // of nodes with different products some may have two, so that only one product can be counted
        Map<String, Reading> products = NodeLabels.startingWith(snapshot, NodeLabels.PRODUCT);
        if (products.size() == 1) {
            Map.Entry<String, Reading> product = products.entrySet().iterator().next();
            return counted(NodeLabels.path(product.getKey()), product.getValue().asText());
        }
        return onlyNode(snapshot);
    }

    /** The one node of a cluster that has no other, if it has GPUs to give, or its own machine shows them. */
    private static @Nullable GpuNodes onlyNode(Snapshot snapshot) {
        boolean alone = snapshot.find(K8S, "nodes", "count")
                .filter(count -> count.asText().equals("1"))
                .isPresent();
        if (!alone) {
            return null;
        }
        GpuNodes offered = one(snapshot, K8S, "node", CAPACITY);
        boolean isOfCluster = snapshot.find(K8S, "node", "name").isPresent();
        return offered != null || !isOfCluster ? offered : one(snapshot, GPU, "pci", "gpu-count");
    }

    private static @Nullable GpuNodes one(Snapshot snapshot, String type, String subtype, String key) {
        String gpus = snapshot.find(type, subtype, key).map(Reading::asText).orElse("0");
        return leading(gpus) > 0 ? new GpuNodes(1, type + "." + subtype + "." + key, gpus) : null;
    }

    /** An entry of the topology: {@code 2: node-a, node-b}. */
    private static @Nullable GpuNodes counted(String path, String reading) {
        int count = reading.indexOf(':') > 0 ? leading(reading) : 0;
        return count == 0 ? null : new GpuNodes(count, path, reading);
    }

    /** The number that a text begins with; 0 if there is none or it is absurd. */
    private static int leading(String text) {
        int end = 0;
        while (end < text.length() && Character.digit(text.charAt(end), 10) >= 0) {
            end++;
        }
        return end == 0 || end > 9 ? 0 : Integer.parseInt(text.substring(0, end));
    }
}
