package dev.eidos.collector.topology;

import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which nodes have which taints and labels.
 *
 * @param nodes how many nodes there are
 * @param taints the nodes' names by taint
 * @param labels the nodes' names by label key and, within it, by value
 */
record Topology(
        int nodes, SortedMap<String, List<String>> taints, SortedMap<String, SortedMap<String, List<String>>> labels) {

    static Topology of(List<ClusterNode> nodes) {
        SortedMap<String, List<String>> taints = new TreeMap<>();
        SortedMap<String, SortedMap<String, List<String>>> labels = new TreeMap<>();
        for (ClusterNode node : nodes) {
            for (ClusterNode.Taint taint : node.taints()) {
                taints.computeIfAbsent(taint.text(), _ -> new ArrayList<>()).add(node.name());
            }
            for (Map.Entry<String, String> label : node.labels().entrySet()) {
                labels.computeIfAbsent(label.getKey(), _ -> new TreeMap<>())
                        .computeIfAbsent(label.getValue(), _ -> new ArrayList<>())
                        .add(node.name());
            }
        }
        return new Topology(nodes.size(), taints, labels);
    }

    List<Subtype> subtypes(int maxNodes) {
        Subtype.Builder summary = Subtype.named("summary")
                .put("node-count", nodes)
                .put("taint-count", taints.size())
                .put("label-count", labels.values().stream().mapToInt(Map::size).sum());
        Subtype.Builder taint = Subtype.named("taint");
        taints.forEach((text, names) -> taint.put(text, NodeNames.text(names, maxNodes)));
        Subtype.Builder label = Subtype.named("label");
        labels.forEach((key, values) -> addLabel(label, key, values, maxNodes));
        return List.of(summary.build(), taint.build(), label.build());
    }

    private static void addLabel(
            Subtype.Builder label, String key, SortedMap<String, List<String>> values, int maxNodes) {
        if (PerNodeLabel.is(values)) {
            label.put(key + "=*", PerNodeLabel.text(values));
        } else {
            values.forEach((value, names) -> label.put(key + "=" + value, NodeNames.text(names, maxNodes)));
        }
    }
}
