package dev.eidos.collector.k8s;

import dev.eidos.collector.k8s.served.KeyPart;
import dev.eidos.collector.topology.ProviderId;
import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.measurement.Subtype;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The facts about a node. Keys: {@code name}, {@code provider}, {@code provider-id}, {@code instance-type},
 * {@code region}, {@code zone} (the well-known labels), {@code unschedulable}, the node info ({@code kubelet-version},
 * {@code container-runtime-version}, {@code os-image}, {@code kernel-version}, {@code operating-system},
 * {@code architecture}), and {@code capacity.<resource>} and {@code allocatable.<resource>} for every resource,
 * quantities as the API writes them. {@code uid} and {@code boot-id} tell a node that was replaced, and one that was
 * started anew, from one that was changed. {@code pool}, and {@code pool-key}, which says so. {@code condition.<type>}
 * and its {@code reason}: those of the kubelet and of whoever else watches nodes (node-problem-detector, NVSentinel),
 * without times and messages, which change by themselves. {@code taint.<key>}: value and effect.
 */
final class NodeFacts {
    private NodeFacts() {}

    /** The fields of a Node (v1 core) that are read, which do not change while nobody changes the node. */
    static final Selection WANTED = Selection.of(
            "metadata.name",
            "metadata.uid",
            "metadata.labels",
            "metadata.annotations",
            "spec.providerID",
            "spec.unschedulable",
            "spec.taints.key",
            "spec.taints.value",
            "spec.taints.effect",
            "status.capacity",
            "status.allocatable",
            "status.nodeInfo",
            "status.conditions.type",
            "status.conditions.status",
            "status.conditions.reason");

    static Subtype of(String subtype, Value node) {
        Map<String, String> labels = node.texts("metadata", "labels");
        Subtype.Builder facts = Subtype.named(subtype)
                .put("name", node.text("metadata", "name"))
                .put("uid", node.textOrNull("metadata", "uid"))
                .put("boot-id", node.textOrNull("status", "nodeInfo", "bootID"));
        if (node.at("spec") != null) {
            String providerId = node.textOrNull("spec", "providerID");
            facts.put("provider", ProviderId.provider(providerId))
                    .put("provider-id", providerId)
                    .put("unschedulable", node.flag("spec", "unschedulable"));
        }
        facts.put("instance-type", labels.get("node.kubernetes.io/instance-type"))
                .put("region", labels.get("topology.kubernetes.io/region"))
                .put("zone", labels.get("topology.kubernetes.io/zone"));
        NodePool pool = NodePool.of(node);
        if (pool != null) {
            facts.put("pool", pool.name()).put("pool-key", pool.key());
        }
        addInfo(facts, node);
        addConditions(facts, node);
        addTaints(facts, node);
        addResources(facts, "capacity.", node.texts("status", "capacity"));
        addResources(facts, "allocatable.", node.texts("status", "allocatable"));
        NodeLabels.add(facts, labels);
        return facts.build();
    }

    private static void addInfo(Subtype.Builder facts, Value node) {
        facts.put("kubelet-version", node.textOrNull("status", "nodeInfo", "kubeletVersion"))
                .put("container-runtime-version", node.textOrNull("status", "nodeInfo", "containerRuntimeVersion"))
                .put("os-image", node.textOrNull("status", "nodeInfo", "osImage"))
                .put("kernel-version", node.textOrNull("status", "nodeInfo", "kernelVersion"))
                .put("operating-system", node.textOrNull("status", "nodeInfo", "operatingSystem"))
                .put("architecture", node.textOrNull("status", "nodeInfo", "architecture"));
    }

    /** Sorted: whoever writes one puts it where there is room. */
    private static void addConditions(Subtype.Builder facts, Value node) {
        var conditions = new TreeMap<String, Value>();
        node.items("status", "conditions").forEach(condition -> conditions.put(condition.text("type"), condition));
        conditions.forEach(
                (type, condition) -> facts.put("condition." + KeyPart.of(type), condition.textOrNull("status"))
                        .put("condition." + KeyPart.of(type) + ".reason", condition.textOrNull("reason")));
    }

    /** A key may stand several times, with an effect each. */
    private static void addTaints(Subtype.Builder facts, Value node) {
        var taints = new TreeMap<String, TreeSet<String>>();
        for (Value taint : node.items("spec", "taints")) {
            String value = taint.textOrNull("value");
            taints.computeIfAbsent(taint.text("key"), _ -> new TreeSet<>())
                    .add((value == null || value.isEmpty() ? "" : value + ":") + taint.text("effect"));
        }
        taints.forEach((key, effects) -> facts.put("taint." + key, String.join(",", effects)));
    }

    /** Quantities may be numbers as well as text. */
    private static void addResources(Subtype.Builder facts, String prefix, Map<String, String> quantities) {
        new TreeMap<>(quantities).forEach((resource, quantity) -> facts.put(prefix + resource, quantity));
    }
}
