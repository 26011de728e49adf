package dev.eidos.collector.k8s.dra;

import dev.eidos.collector.Collector;
import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.collector.k8s.served.ServedResource;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.function.Supplier;

/**
 * The GPUs that NVIDIA's DRA driver offers on this node, by its ResourceSlices alone: the keys of {@link DraCollector}
 * but for the count of nodes.
 *
 * @param node gives the node's name
 */
public record NodeDraCollector(ClusterConnection cluster, ApiGroups groups, Supplier<String> node)
        implements Collector {
    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "node-dra";
    }

    @Override
    public List<Subtype> collect() {
        ServedResource.Listed<SlicePools> listed = ResourceSlices.ofNode(cluster, groups, node.get());
        return List.of(DraReadings.of(name(), listed.version(), listed.all()).build());
    }
}
