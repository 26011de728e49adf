package dev.eidos.collector.gpu.software;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import java.util.List;

/** The collectors of what is installed for GPUs. */
public final class SoftwareCollectors {
    private SoftwareCollectors() {}

    public static List<Collector> of(HostRoot host) {
        return List.of(new ModuleCollector(host), new FabricManagerCollector(host), new ImexCollector(host));
    }
}
