package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.collector.topology.ClusterNodes;
import dev.eidos.collector.topology.Topology;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The number of nodes in the cluster: {@code count}, and {@code provider.<provider>} for each provider;
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
        Topology all = nodes.topology();
        Subtype.Builder counts = Subtype.named(name()).put("count", all.count());
        all.providers().forEach((provider, count) -> counts.put("provider." + provider, count.longValue()));
        return List.of(counts.build());
    }
}
