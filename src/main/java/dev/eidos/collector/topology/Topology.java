package dev.eidos.collector.topology;

import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The taints and labels of nodes, with the nodes that have each; gathered node by node. */
public final class Topology {
    private int count;
    private final SortedMap<String, Integer> providers = new TreeMap<>();
    /** The nodes' names by taint. */
    private final SortedMap<String, List<String>> taints = new TreeMap<>();
    /** The nodes' names by label key and, within it, by value. */
    private final SortedMap<String, SortedMap<String, List<String>>> labels = new TreeMap<>();

    /** The nodes' names by what shows that they have GPUs. */
    private final SortedMap<GpuEvidence, List<String>> gpuNodes = new TreeMap<>();

    void add(ClusterNode node) {
        count++;
        for (GpuEvidence evidence : GpuEvidence.of(node.labels(), node.capacity())) {
            gpuNodes.computeIfAbsent(evidence, _ -> new ArrayList<>()).add(node.name());
        }
        providers.merge(Objects.requireNonNullElse(node.provider(), "unknown"), 1, Integer::sum);
        for (ClusterNode.Taint taint : node.taints()) {
            taints.computeIfAbsent(taint.text(), _ -> new ArrayList<>()).add(node.name());
        }
        for (Map.Entry<String, String> label : node.labels().entrySet()) {
            labels.computeIfAbsent(label.getKey(), _ -> new TreeMap<>())
                    .computeIfAbsent(label.getValue(), _ -> new ArrayList<>(1))
                    .add(node.name());
        }
    }

    /** The number of nodes. */
    public int count() {
        return count;
    }

    /** The number of nodes of each provider, by the provider's name; {@code unknown} for nodes without provider ID. */
    public SortedMap<String, Integer> providers() {
        return Collections.unmodifiableSortedMap(providers);
    }

    /** The names of the nodes with NVIDIA GPUs, by what shows it. */
    public SortedMap<GpuEvidence, List<String>> gpuNodes() {
        return Collections.unmodifiableSortedMap(gpuNodes);
    }

    List<Subtype> subtypes(int maxNodes) {
        Subtype.Builder summary = Subtype.named("summary")
                .put("node-count", count)
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
