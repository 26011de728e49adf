package dev.eidos.collector.topology;

import dev.eidos.collector.Collector;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The taints and labels of all nodes, each with the nodes that have it.
 *
 * <ul>
 *   <li>{@code summary}: {@code node-count}, and {@code taint-count} and {@code label-count}, the numbers of different
 *       taints and of different {@code key=value} labels
 *   <li>{@code taint}: key {@code key=value:effect}, or {@code key:effect} for a taint without value
 *   <li>{@code label}: key {@code key=value}
 * </ul>
 *
 * <p>A value of the last two says how many nodes and which: {@code 2: node-a, node-b}, or, cut off at a number of
 * names, {@code 5000: node-1, node-10, … and 4998 more}. A label that tells single nodes apart, such as
 * {@code kubernetes.io/hostname}, has one entry for all its values: key {@code key=*}, value {@code 5000 values on 5000
 * nodes}.
 */
public final class TopologyCollector implements Collector {
    private final ClusterNodes nodes;
    private final int maxNodesPerEntry;

    /**
     * The collector over nodes that others may ask for too.
     *
     * @param maxNodesPerEntry how many names an entry lists; 0 for all
     */
    public TopologyCollector(ClusterNodes nodes, int maxNodesPerEntry) {
        this.nodes = nodes;
        this.maxNodesPerEntry = maxNodesPerEntry;
    }

    @Override
    public String type() {
        return Measurement.NODE_TOPOLOGY;
    }

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public List<Subtype> collect() {
        return nodes.topology().subtypes(maxNodesPerEntry);
    }
}
