package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The versions of the kernel modules that have one, loaded or built in: drivers from outside of the kernel, such as
 * NVIDIA's, Mellanox' and Amazon's, all do. A driver of the kernel itself mostly has none, which tells them apart.
 */
record KmodVersionsCollector(HostRoot host) implements Collector {
    private static final String MODULES = "/sys/module";

    @Override
    public String type() {
        return Measurement.OS;
    }

    @Override
    public String name() {
        return "kmod-versions";
    }

    @Override
    public List<Subtype> collect() {
        var unlisted = host.whyNotListed(MODULES, "no such directory: the host's /sys is not here");
        if (unlisted.isPresent()) {
            return List.of(Subtype.missing(name(), unlisted.get()));
        }
        var subtype = Subtype.named(name());
        for (String module : host.list(MODULES)) {
            switch (host.read(MODULES + "/" + module + "/version")) {
                case HostRead.Content(String version) -> {
                    if (!version.isBlank()) {
                        subtype.put(module, version.strip());
                    }
                }
                case HostRead.Unread(Gap gap) -> {
                    if (gap.reason() != Gap.Reason.NotFound) {
                        subtype.gap(gap);
                    }
                }
            }
        }
        return List.of(subtype.build());
    }
}
