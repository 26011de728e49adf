package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.collector.k8s.dra.ResourceSlices;
import dev.eidos.collector.topology.ClusterNodes;
import dev.eidos.collector.topology.GpuEvidence;
import dev.eidos.collector.topology.NodeNames;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The nodes with NVIDIA GPUs, by all that shows it: {@code count}, {@code nodes}, and a key for each kind of evidence
 * ({@link GpuEvidence}) with the nodes that have it. A node that only some evidence names is one to look at.
 *
 * @param maxNodesPerEntry how many names an entry lists; 0 for all
 */
record GpuNodeCollector(ClusterNodes nodes, ResourceSlices slices, int maxNodesPerEntry) implements Collector {
    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "gpu-nodes";
    }

    @Override
    public List<Subtype> collect() {
        Map<GpuEvidence, List<String>> evidence = new EnumMap<>(GpuEvidence.class);
        evidence.putAll(nodes.topology().gpuNodes());
        Subtype.Builder subtype = Subtype.named(name());
        try {
            if (!slices.nodes().isEmpty()) {
                evidence.put(GpuEvidence.RESOURCE_SLICE, slices.nodes());
            }
        } catch (EidosException e) {
            // that there are none is said where they are looked for; that nobody may look matters here, too
            if (e.code() == ErrorCode.FORBIDDEN) {
                subtype.gap(String.valueOf(e.object()), Gap.Reason.Forbidden, "GPUs of ResourceSlices are not counted");
            }
        }
        Set<String> all = new TreeSet<>();
        evidence.values().forEach(all::addAll);
        subtype.put("count", all.size()).put("nodes", NodeNames.text(List.copyOf(all), maxNodesPerEntry));
        evidence.forEach((kind, names) -> subtype.put(kind.label(), NodeNames.text(names, maxNodesPerEntry)));
        return List.of(subtype.build());
    }
}
