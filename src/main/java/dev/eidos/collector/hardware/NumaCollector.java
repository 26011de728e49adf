package dev.eidos.collector.hardware;

import dev.eidos.collector.Collector;
import dev.eidos.host.CpuSet;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Optional;

/**
 * The NUMA nodes: of each its processors ({@code node0.cpus}, empty for a node that is only memory, such as a GPU's)
 * and its distances to all nodes in their order ({@code node0.distances}; 10 is itself, by the ACPI specification).
 */
record NumaCollector(HostRoot host) implements Collector {
    static final String NODES = "/sys/devices/system/node";

    @Override
    public String type() {
        return Measurement.HARDWARE;
    }

    @Override
    public String name() {
        return "numa";
    }

    @Override
    public List<Subtype> collect() {
        var unlisted = Sysfs.whyNotListed(host, NODES, "the kernel is built without NUMA");
        if (unlisted.isPresent()) {
            return List.of(Subtype.missing(name(), unlisted.get()));
        }
        List<Integer> nodes = NumberedEntries.in(host, NODES, "node");
        var subtype = Subtype.named(name());
        var attributes = new Attributes(host, subtype);
        subtype.put("node-count", nodes.size());
        for (int node : nodes) {
            String path = NODES + "/node" + node;
            cpus(subtype, path).ifPresent(cpus -> subtype.put("node" + node + ".cpus", cpus));
            attributes.text("node" + node + ".distances", path + "/distance");
        }
        return List.of(subtype.build());
    }

    private Optional<String> cpus(Subtype.Builder subtype, String node) {
        return switch (host.read(node + "/cpulist")) {
            case HostRead.Content(String list) -> Optional.of(list);
            case HostRead.Unread(Gap gap) -> {
                // Kernels before 2.6.26 write the mask only.
                var mask = host.read(node + "/cpumap").asText().flatMap(CpuSet::ofMask);
                if (mask.isEmpty()) {
                    subtype.gap(gap);
                }
                yield mask.map(CpuSet::list);
            }
        };
    }
}
