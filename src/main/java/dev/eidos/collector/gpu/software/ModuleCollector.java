package dev.eidos.collector.gpu.software;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Optional;

/**
 * NVIDIA's kernel module: whether it is loaded, its version, its flavour (GPUs since Blackwell run on the open one
 * only), the parameters it runs with, and what modprobe is told about it and its rivals.
 */
record ModuleCollector(HostRoot host) implements Collector {
    static final String VERSION = "/sys/module/nvidia/version";
    private static final String PROC = "/proc/driver/nvidia/version";
    private static final String PARAMETERS = "/proc/driver/nvidia/params";

    @Override
    public String type() {
        return Measurement.GPU;
    }

    @Override
    public String name() {
        return "kernel-module";
    }

    @Override
    public List<Subtype> collect() {
        var subtype = Subtype.named(name());
        loaded(subtype);
        text(subtype, PROC).ifPresent(banner -> flavour(subtype, banner));
        version().ifPresent(version -> subtype.put("version", version));
        text(subtype, PARAMETERS).ifPresent(parameters -> parameters(subtype, parameters));
        new ModprobeFiles(host, subtype::gap).settings().forEach(subtype::put);
        return List.of(subtype.build());
    }

    private void loaded(Subtype.Builder subtype) {
        boolean loaded = host.isDirectory("/sys/module/nvidia") || host.isDirectory("/proc/driver/nvidia");
        Optional<Gap> unlisted =
                loaded ? Optional.empty() : host.whyNotListed("/sys/module", "the host's /sys is not here");
        unlisted.ifPresentOrElse(subtype::gap, () -> subtype.put("loaded", loaded));
    }

    /** Of the module that is loaded, whatever lies on the disk. */
    private Optional<String> version() {
        Optional<String> ofModule = version(host);
        return ofModule.isPresent() ? ofModule : host.read(PROC).asText().flatMap(ModuleCollector::versionOf);
    }

    static Optional<String> version(HostRoot host) {
        return host.read(VERSION).asText().map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * The banner is {@code NVRM version: NVIDIA UNIX Open Kernel Module for x86_64 570.86.15 Release Build …}, or
     * {@code NVRM version: NVIDIA UNIX x86_64 Kernel Module 535.129.03 Thu Oct …} of the proprietary one.
     */
    private static void flavour(Subtype.Builder subtype, String banner) {
        if (banner.contains("Open Kernel Module")) {
            subtype.put("flavour", "open");
        } else if (banner.contains("Kernel Module")) {
            subtype.put("flavour", "proprietary");
        } else {
            subtype.gap(PROC, Gap.Reason.Invalid, "no kernel module's banner");
        }
    }

    /** The first word of the banner that is a version. */
    private static Optional<String> versionOf(String banner) {
        int end = banner.indexOf('\n');
        for (String word : (end < 0 ? banner : banner.substring(0, end)).split(" ", -1)) {
            if (!word.isEmpty() && Character.isDigit(word.charAt(0)) && word.indexOf('.') > 0) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** Lines such as {@code EnableGpuFirmware: 18} and {@code RegistryDwords: ""}. */
    private static void parameters(Subtype.Builder subtype, String text) {
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                subtype.put("param." + line.substring(0, colon), Quotes.without(line.substring(colon + 2)));
            }
        }
    }

    private Optional<String> text(Subtype.Builder subtype, String path) {
        return switch (host.read(path)) {
            case HostRead.Content(String text) -> Optional.of(text);
            case HostRead.Unread(Gap gap) -> {
                if (gap.reason() != Gap.Reason.NotFound) {
                    subtype.gap(gap);
                }
                yield Optional.empty();
            }
        };
    }
}
