package dev.eidos.recipe.pool;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The labels of nodes, as far as the snapshots of a fleet tell them: of all that the cluster lists, and of each node.
 */
final class NodeTags {
    private static final String OF_NODE = "label.";

    private NodeTags() {}

    /** The labels by node. Of a node without a snapshot there is what the cluster's list says. */
    static Map<String, Map<String, String>> of(List<FleetMember> members) {
        Map<String, Map<String, String>> tags = new HashMap<>();
        members.stream()
                .map(FleetMember::snapshot)
                .filter(snapshot -> !listed(snapshot).isEmpty())
                .findFirst()
                .ifPresent(snapshot -> addListed(listed(snapshot), tags));
        for (FleetMember member : members) {
            tags.computeIfAbsent(member.name(), _ -> new HashMap<>()).putAll(own(member.snapshot()));
        }
        return tags;
    }

    /** Those of the snapshot's node alone. */
    static Map<String, String> own(Snapshot snapshot) {
        Map<String, String> own = new HashMap<>();
        Map<String, Reading> facts = snapshot.measurement(Measurement.K8S)
                .flatMap(k8s -> k8s.subtype("node"))
                .map(Subtype::data)
                .orElse(Map.of());
        facts.forEach((key, value) -> {
            if (key.startsWith(OF_NODE)) {
                own.put(key.substring(OF_NODE.length()), value.asText());
            }
        });
        put(own, facts, "instance-type", "node.kubernetes.io/instance-type");
        Reading pool = facts.get("pool-key");
        if (pool != null && PoolLabels.isOfPool(pool.asText())) {
            put(own, facts, "pool", pool.asText());
        }
        return own;
    }

    private static void put(Map<String, String> own, Map<String, Reading> facts, String fact, String label) {
        Reading value = facts.get(fact);
        if (value != null && !value.asText().isEmpty()) {
            own.put(label, value.asText());
        }
    }

    private static Map<String, Reading> listed(Snapshot snapshot) {
        return snapshot.measurement(Measurement.NODE_TOPOLOGY)
                .flatMap(topology -> topology.subtype("label"))
                .map(Subtype::data)
                .orElse(Map.of());
    }

    /**
     * Entries are {@code key=value} with {@code 2: node-a, node-b}; a list that is cut off tells nothing of its key.
     */
    private static void addListed(Map<String, Reading> labels, Map<String, Map<String, String>> tags) {
        Set<String> incomplete = new HashSet<>();
        labels.forEach((label, nodes) -> {
            if (!isWhole(nodes.asText())) {
                incomplete.add(key(label));
            }
        });
        labels.forEach((label, nodes) -> {
            String key = key(label);
            if (!incomplete.contains(key) && !label.endsWith("=*")) {
                String text = nodes.asText();
                Arrays.stream(text.substring(text.indexOf(": ") + 2).split(", ", -1))
                        .forEach(node -> tags.computeIfAbsent(node, _ -> new HashMap<>())
                                .put(key, label.substring(Math.min(label.length(), key.length() + 1))));
            }
        });
    }

    private static boolean isWhole(String nodes) {
        return nodes.contains(": ") && !nodes.endsWith(" more") && !nodes.endsWith(": not listed");
    }

    private static String key(String label) {
        int equals = label.indexOf('=');
        return equals < 0 ? label : label.substring(0, equals);
    }
}
