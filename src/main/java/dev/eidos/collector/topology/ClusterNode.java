package dev.eidos.collector.topology;

import dev.eidos.document.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a node that the {@link Topology} is made of.
 *
 * @param provider the scheme of the node's provider ID, such as {@code aws}; none for a node without one
 */
record ClusterNode(
        String name,
        @Nullable String provider,
        Map<String, String> labels,
        List<Taint> taints,
        Map<String, String> capacity) {

    /** One of which no capacity is known. */
    ClusterNode(String name, @Nullable String provider, Map<String, String> labels, List<Taint> taints) {
        this(name, provider, labels, taints, Map.of());
    }

    /** The part of a Node (v1 core). */
    static ClusterNode of(Value node) {
        List<Taint> taints = node.items("spec", "taints").stream()
                .map(taint -> new Taint(taint.text("key"), taint.textOrNull("value"), taint.text("effect")))
                .toList();
        return new ClusterNode(
                node.text("metadata", "name"),
                ProviderId.provider(node.textOrNull("spec", "providerID")),
                node.texts("metadata", "labels"),
                taints,
                node.texts("status", "capacity"));
    }

    /**
     * A taint (Kubernetes API reference, Node v1 core).
     *
     * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
     */
    record Taint(String key, @Nullable String value, String effect) {

        /** As {@code kubectl taint} writes it: {@code key=value:effect}, or {@code key:effect} without a value. */
        String text() {
            return value == null || value.isEmpty() ? key + ":" + effect : key + "=" + value + ":" + effect;
        }
    }
}
