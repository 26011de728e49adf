package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.collector.topology.ClusterNode;
import dev.eidos.collector.topology.ClusterNodes;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many nodes the cluster has: {@code count}, and {@code provider.<provider>} for each provider;
 * {@code provider.unknown} counts those without provider ID.
 */
record NodeCountCollector(ClusterNodes nodes) implements Collector {

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public List<Subtype> collect() {
        List<ClusterNode> all = nodes.list();
        SortedMap<String, Long> byProvider = new TreeMap<>();
        for (ClusterNode node : all) {
            byProvider.merge(Objects.requireNonNullElse(node.provider(), "unknown"), 1L, Long::sum);
        }
        Subtype.Builder counts = Subtype.named(name()).put("count", all.size());
        byProvider.forEach((provider, count) -> counts.put("provider." + provider, count));
        return List.of(counts.build());
    }
}
