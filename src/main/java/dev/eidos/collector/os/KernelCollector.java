package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostArchitecture;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The running kernel: {@code release} and {@code version} as {@code uname -r} and {@code uname -v} say them,
 * {@code architecture} as {@code uname -m} does, and {@code tainted}, the bit mask of the kernel's
 * {@code admin-guide/tainted-kernels.rst} (0: not tainted).
 */
record KernelCollector(HostRoot host) implements Collector {

    @Override
    public String type() {
        return Measurement.OS;
    }

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public List<Subtype> collect() {
        var subtype = Subtype.named(name());
        text(subtype, "release", "/proc/sys/kernel/osrelease");
        text(subtype, "version", "/proc/sys/kernel/version");
        HostArchitecture.of(host)
                .ifPresentOrElse(
                        architecture -> subtype.put("architecture", architecture),
                        () -> subtype.gap(
                                "/proc/sys/kernel/arch",
                                Gap.Reason.NotFound,
                                "neither the kernel nor /bin/sh says the architecture"));
        tainted(subtype);
        return List.of(subtype.build());
    }

    private void text(Subtype.Builder subtype, String key, String path) {
        switch (host.read(path)) {
            case HostRead.Content(String text) -> subtype.put(key, text);
            case HostRead.Unread(Gap gap) -> subtype.gap(gap);
        }
    }

    private void tainted(Subtype.Builder subtype) {
        String path = "/proc/sys/kernel/tainted";
        switch (host.read(path)) {
            case HostRead.Unread(Gap gap) -> subtype.gap(gap);
            case HostRead.Content(String text) -> {
                try {
                    subtype.put("tainted", Long.parseLong(text));
                } catch (NumberFormatException e) {
                    subtype.gap(path, Gap.Reason.Invalid, "not a number");
                }
            }
        }
    }
}
