package dev.eidos.collector.k8s;

import dev.eidos.collector.topology.ProviderId;
import dev.eidos.measurement.Subtype;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a node. Keys: {@code name}, {@code provider}, {@code provider-id}, {@code instance-type},
 * {@code region}, {@code zone} (the well-known labels), {@code unschedulable}, the node info ({@code kubelet-version},
 * {@code container-runtime-version}, {@code os-image}, {@code kernel-version}, {@code operating-system},
 * {@code architecture}), and {@code capacity.<resource>} and {@code allocatable.<resource>} for every resource,
 * quantities as the API writes them.
 */
final class NodeFacts {
    private NodeFacts() {}

    static Subtype of(String subtype, NodeObject node) {
        Map<String, String> labels = Objects.requireNonNullElse(node.metadata().labels(), Map.of());
        Subtype.Builder facts =
                Subtype.named(subtype).put("name", node.metadata().name());
        NodeObject.Spec spec = node.spec();
        if (spec != null) {
            facts.put("provider", ProviderId.provider(spec.providerID()))
                    .put("provider-id", spec.providerID())
                    .put("unschedulable", Boolean.TRUE.equals(spec.unschedulable()));
        }
        facts.put("instance-type", labels.get("node.kubernetes.io/instance-type"))
                .put("region", labels.get("topology.kubernetes.io/region"))
                .put("zone", labels.get("topology.kubernetes.io/zone"));
        NodeObject.Status status = node.status();
        if (status != null) {
            addInfo(facts, status.nodeInfo());
            addResources(facts, "capacity.", status.capacity());
            addResources(facts, "allocatable.", status.allocatable());
        }
        return facts.build();
    }

    private static void addInfo(Subtype.Builder facts, NodeObject.@Nullable NodeInfo info) {
        if (info != null) {
            facts.put("kubelet-version", info.kubeletVersion())
                    .put("container-runtime-version", info.containerRuntimeVersion())
                    .put("os-image", info.osImage())
                    .put("kernel-version", info.kernelVersion())
                    .put("operating-system", info.operatingSystem())
                    .put("architecture", info.architecture());
        }
    }

    private static void addResources(Subtype.Builder facts, String prefix, @Nullable Map<String, Object> quantities) {
        if (quantities != null) {
            new TreeMap<>(quantities)
                    .forEach((resource, quantity) -> facts.put(prefix + resource, quantity.toString()));
        }
    }
}
