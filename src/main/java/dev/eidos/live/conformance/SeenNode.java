package dev.eidos.live.conformance;

import dev.eidos.document.Value;
import java.util.List;
import java.util.Map;

/**
 * What requirements look at in a node.
 *
 * @param driver the version that feature discovery tells; empty if none
 * @param sharing the way in which its GPUs are shared; empty if none
 * @param offers the devices of which pods may ask for some: {@code rdma/shared}
 */
record SeenNode(String name, String driver, String sharing, List<String> offers) {
    static final String[] FIELDS = {"metadata.labels", "status.allocatable"};

    static SeenNode of(Value node) {
        Map<String, String> labels = node.texts("metadata", "labels");
        return new SeenNode(
                node.text("metadata", "name"),
                labels.getOrDefault("nvidia.com/cuda.driver-version.full", ""),
                labels.getOrDefault("nvidia.com/gpu.sharing-strategy", ""),
                // those of Kubernetes itself have no domain
                node.texts("status", "allocatable").keySet().stream()
                        .filter(resource -> resource.indexOf('/') > 0)
                        .toList());
    }
}
