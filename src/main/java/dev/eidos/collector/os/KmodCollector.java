package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.TreeMap;

/**
 * The loaded kernel modules: each name is a key whose value is true. A module that is not live is a gap. Sizes and use
 * counts change without anybody changing the machine, and are left out.
 */
record KmodCollector(HostRoot host) implements Collector {
    private static final String MODULES = "/proc/modules";
    private static final String LIVE = "Live";
    private static final int STATE = 4;

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

    /**
     * A line is {@code name size references dependents state address} (proc(5), kernel/module/procfs.c). One that is
     * being loaded, perhaps for ever, or unloaded does not serve anybody.
     */
    private Subtype modules(String text) {
        // Sorted, because the kernel lists them in the order of loading, which differs from boot to boot.
        var states = new TreeMap<String, String>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] words = line.split(" ", -1);
            states.put(words[0], words.length > STATE ? words[STATE] : LIVE);
        });
        var subtype = Subtype.named(name());
        states.forEach((module, state) -> {
            if (state.equals(LIVE)) {
                subtype.put(module, true);
            } else {
                subtype.gap(module, Gap.Reason.Unavailable, "the kernel says " + state + ", not " + LIVE);
            }
        });
        return subtype.build();
    }
}
