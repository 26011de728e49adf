package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What the running kernel was built with, of the few options that decide about GPUs: {@code y}, {@code m}, {@code n}
 * for one that is not set, or a number. The rest, the default command line among it, is nobody's business.
 */
record KernelConfigCollector(HostRoot host) implements Collector {
    private static final String RELEASE = "/proc/sys/kernel/osrelease";
    private static final String PACKED = "/proc/config.gz";
    private static final int MOST_BYTES = 4 << 20;
    private static final String PREFIX = "CONFIG_";
    private static final String NOT_SET = " is not set";

    private static final Set<String> OPTIONS = Set.of(
            "ARM64_16K_PAGES",
            "ARM64_4K_PAGES",
            "ARM64_64K_PAGES",
            "DEVICE_PRIVATE",
            "DMABUF_MOVE_NOTIFY",
            "DMA_SHARED_BUFFER",
            "HZ",
            "INFINIBAND_USER_ACCESS",
            "INFINIBAND_USER_MAD",
            "INIT_ON_ALLOC_DEFAULT_ON",
            "INIT_ON_FREE_DEFAULT_ON",
            "IOMMU_DEFAULT_PASSTHROUGH",
            "MODULE_SIG_FORCE",
            "NUMA_BALANCING_DEFAULT_ENABLED",
            "PCI_P2PDMA",
            "PREEMPT",
            "PREEMPT_DYNAMIC",
            "PREEMPT_NONE",
            "PREEMPT_RT",
            "PREEMPT_VOLUNTARY",
            "SECURITY_LOCKDOWN_LSM");

    @Override
    public String type() {
        return Measurement.OS;
    }

    @Override
    public String name() {
        return "kernel-config";
    }

    @Override
    public List<Subtype> collect() {
        var subtype = Subtype.named(name());
        List<Gap> hidden = new ArrayList<>();
        for (String place : places()) {
            switch (read(place)) {
                case HostRead.Content(String text) -> {
                    subtype.put("file", place);
                    options(subtype, text);
                    return List.of(subtype.build());
                }
                case HostRead.Unread(Gap gap) -> {
                    if (gap.reason() != Gap.Reason.NotFound) {
                        hidden.add(gap);
                    }
                }
            }
        }
        hidden.forEach(subtype::gap);
        if (hidden.isEmpty()) {
            subtype.gap(places().getFirst(), Gap.Reason.NotFound, "no kernel configuration found");
        }
        return List.of(subtype.build());
    }

    /** Debian and most others, Fedora and its kin, image-based systems of theirs; last what some kernels carry. */
    private List<String> places() {
        String release = host.read(RELEASE).asText().orElse("").strip();
        if (release.isEmpty() || release.indexOf('/') >= 0) {
            return List.of(PACKED);
        }
        return List.of(
                "/boot/config-" + release,
                "/usr/lib/modules/" + release + "/config",
                "/lib/modules/" + release + "/config",
                "/usr/lib/ostree-boot/config-" + release,
                "/usr/boot/config-" + release,
                PACKED);
    }

    private HostRead read(String place) {
        if (!place.equals(PACKED)) {
            return host.read(place);
        }
        return switch (host.readBytes(place, MOST_BYTES)) {
            case HostRead.Content(String bytes) -> unpacked(bytes);
            case HostRead.Unread unread -> unread;
        };
    }

    private static HostRead unpacked(String bytes) {
        byte[] packed = bytes.getBytes(StandardCharsets.ISO_8859_1);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new HostRead.Content(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new HostRead.Unread(new Gap(PACKED, Gap.Reason.Invalid, "not gzip, or not all of it"));
        }
    }

    private static void options(Subtype.Builder subtype, String text) {
        for (String line : text.lines().toList()) {
            if (line.startsWith(PREFIX)) {
                int equals = line.indexOf('=');
                String option = equals < 0 ? "" : line.substring(PREFIX.length(), equals);
                if (OPTIONS.contains(option)) {
                    subtype.put(option, line.substring(equals + 1).strip());
                }
            } else if (line.startsWith("# " + PREFIX) && line.endsWith(NOT_SET)) {
                String option = line.substring(2 + PREFIX.length(), line.length() - NOT_SET.length());
                if (OPTIONS.contains(option)) {
                    subtype.put(option, "n");
                }
            }
        }
    }
}
