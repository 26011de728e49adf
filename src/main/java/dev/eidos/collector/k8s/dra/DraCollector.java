package dev.eidos.collector.k8s.dra;

import dev.eidos.collector.Collector;
import dev.eidos.collector.k8s.served.ServedResource;
import dev.eidos.collector.topology.NodeNames;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The GPUs that NVIDIA's DRA driver offers in the whole cluster. Where it runs, nodes have neither the capacity
 * {@code nvidia.com/gpu} nor the labels of GPU feature discovery. Keys: {@code api-version}, {@code pools},
 * {@code gpu-count}, {@code mig-count} and {@code vfio-count}, {@code device.<type>.<product>},
 * {@code mig-profile.<profile>}, {@code driver-version.<version>}, {@code nodes}.
 *
 * @param maxNodesPerEntry how many names {@code nodes} lists; 0 for all
 */
public record DraCollector(ResourceSlices slices, int maxNodesPerEntry) implements Collector {

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "dra";
    }

    @Override
    public List<Subtype> collect() {
        ServedResource.Listed<SlicePools> listed = slices.pools();
        return List.of(DraReadings.of(name(), listed.version(), listed.all())
                .put("nodes", NodeNames.text(listed.all().nodes(), maxNodesPerEntry))
                .build());
    }
}
