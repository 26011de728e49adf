package dev.eidos.collector.hardware;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import java.util.List;

/** The collectors whose readings make up the measurement {@code Hardware}. */
public final class HardwareCollectors {
    private HardwareCollectors() {}

    public static List<Collector> of(HostRoot host) {
        return List.of(
                new CpuCollector(host),
                new MemoryCollector(host),
                new NumaCollector(host),
                new RdmaCollector(host),
                new IommuCollector(host),
                new AcsCollector(host),
                new VirtualizationCollector(host),
                new DmiCollector(host));
    }
}
