package dev.eidos.collector.gpu;

import dev.eidos.collector.Collector;
import dev.eidos.collector.gpu.pci.PciCollector;
import dev.eidos.collector.gpu.software.SoftwareCollectors;
import dev.eidos.host.HostRoot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The collectors of {@link dev.eidos.measurement.Measurement#GPU}. */
public final class GpuCollectors {
    /**
     * The time limit of one run of nvidia-smi; without persistence mode it first wakes every GPU, which takes seconds
     * each.
     */
    private static final Duration NVIDIA_SMI_TIMEOUT = Duration.ofSeconds(30);

    private GpuCollectors() {}

    public static List<Collector> of(HostRoot host) {
        return of(host, System.getenv());
    }

    /**
     * The collectors, with another environment than that of this process.
     *
     * @param environment the variables, of which PATH and LD_LIBRARY_PATH are used when {@code host} is the running
     *     system
     */
    public static List<Collector> of(HostRoot host, Map<String, String> environment) {
        List<Collector> collectors = new ArrayList<>();
        collectors.add(new DriverCollector(host, environment, NVIDIA_SMI_TIMEOUT));
        collectors.add(new PciCollector(host));
        collectors.addAll(SoftwareCollectors.of(host));
        return List.copyOf(collectors);
    }
}
