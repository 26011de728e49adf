package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import java.util.List;

/** The collectors whose readings make up the measurement {@code OS}. */
public final class OsCollectors {
    private OsCollectors() {}

    public static List<Collector> of(HostRoot host) {
        return List.of(
                new ReleaseCollector(host),
                new KernelCollector(host),
                new GrubCollector(host),
                new KernelConfigCollector(host),
                new KmodCollector(host),
                new KmodVersionsCollector(host),
                new SecurityCollector(host),
                new CgroupCollector(host),
                new SysctlCollector(host));
    }
}
