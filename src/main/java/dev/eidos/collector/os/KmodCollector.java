package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.TreeSet;

/**
 * The loaded kernel modules: each name is a key whose value is true. Sizes and use counts change without anybody
 * changing the machine, and are left out.
 */
record KmodCollector(HostRoot host) implements Collector {
    private static final String MODULES = "/proc/modules";

    @Override
    public String type() {
        return Measurement.OS;
    }

    @Override
    public String name() {
        return "kmod";
    }

    @Override
    public List<Subtype> collect() {
        return List.of(
                switch (host.read(MODULES)) {
                    case HostRead.Content(String text) -> modules(text);
                    case HostRead.Unread(Gap gap)
                    when gap.reason() == Gap.Reason.NotFound ->
                        Subtype.missing(
                                name(),
                                new Gap(
                                        MODULES,
                                        Gap.Reason.NotFound,
                                        "the kernel has no loadable modules, or the host's /proc is not here"));
                    case HostRead.Unread(Gap gap) -> Subtype.missing(name(), gap);
                });
    }

    private Subtype modules(String text) {
        // Sorted, because the kernel lists them in the order of loading, which differs from boot to boot.
        var names = new TreeSet<String>();
        text.lines().forEach(line -> {
            int end = line.indexOf(' ');
            names.add(end < 0 ? line : line.substring(0, end));
        });
        names.remove("");
        var subtype = Subtype.named(name());
        names.forEach(module -> subtype.put(module, true));
        return subtype.build();
    }
}
