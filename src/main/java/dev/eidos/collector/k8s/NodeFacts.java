package dev.eidos.collector.k8s;

import dev.eidos.collector.topology.ProviderId;
import dev.eidos.document.Node;
import dev.eidos.document.Selection;
import dev.eidos.document.Tree;
import dev.eidos.measurement.Subtype;
import java.util.Map;
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

    /** The fields of a Node (v1 core) that are read, which do not change while nobody changes the node. */
    static final Selection WANTED = Selection.of(
            "metadata.name",
            "metadata.labels",
            "spec.providerID",
            "spec.unschedulable",
            "status.capacity",
            "status.allocatable",
            "status.nodeInfo");

    static Subtype of(String subtype, Node node) {
        Map<String, String> labels = Tree.texts(node, "metadata", "labels");
        Subtype.Builder facts = Subtype.named(subtype).put("name", Tree.text(node, "metadata", "name"));
        if (Tree.at(node, "spec") != null) {
            String providerId = Tree.textOrNull(node, "spec", "providerID");
            facts.put("provider", ProviderId.provider(providerId))
                    .put("provider-id", providerId)
                    .put("unschedulable", Tree.flag(node, "spec", "unschedulable"));
        }
        facts.put("instance-type", labels.get("node.kubernetes.io/instance-type"))
                .put("region", labels.get("topology.kubernetes.io/region"))
                .put("zone", labels.get("topology.kubernetes.io/zone"));
        addInfo(facts, Tree.at(node, "status", "nodeInfo"));
        addResources(facts, "capacity.", Tree.texts(node, "status", "capacity"));
        addResources(facts, "allocatable.", Tree.texts(node, "status", "allocatable"));
        return facts.build();
    }

    private static void addInfo(Subtype.Builder facts, @Nullable Node info) {
        facts.put("kubelet-version", Tree.textOrNull(info, "kubeletVersion"))
                .put("container-runtime-version", Tree.textOrNull(info, "containerRuntimeVersion"))
                .put("os-image", Tree.textOrNull(info, "osImage"))
                .put("kernel-version", Tree.textOrNull(info, "kernelVersion"))
                .put("operating-system", Tree.textOrNull(info, "operatingSystem"))
                .put("architecture", Tree.textOrNull(info, "architecture"));
    }

    /** Quantities may be numbers as well as text. */
    private static void addResources(Subtype.Builder facts, String prefix, Map<String, String> quantities) {
        new TreeMap<>(quantities).forEach((resource, quantity) -> facts.put(prefix + resource, quantity));
    }
}
