package dev.eidos.collector.hardware;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;

/**
 * The hypervisor that the machine runs under, as {@code type} in the words of systemd-detect-virt(1): {@code none},
 * {@code kvm}, {@code amazon}, … and {@code vm-other} for one that does not say which it is.
 */
record VirtualizationCollector(HostRoot host) implements Collector {
    private static final String CLOCKS = "/sys/devices/system/clocksource/clocksource0/available_clocksource";

    @Override
    public String type() {
        return Measurement.HARDWARE;
    }

    @Override
    public String name() {
        return "virtualization";
    }

    @Override
    public List<Subtype> collect() {
        var subtype = Subtype.named(name());
        switch (host.readStart("/proc/cpuinfo", CpuInfo.START_BYTES)) {
            case HostRead.Content(String text) -> {
                var flag = CpuInfo.parse(text).hypervisorFlag();
                flag.ifPresent(set -> subtype.put("hypervisor-flag", set));
                subtype.put(
                        "type",
                        FirmwareHypervisor.of(host, text)
                                .orElseGet(() ->
                                        new HypervisorHints(flag, xen(), dmi(), deviceTree(), text(CLOCKS)).verdict()));
            }
            // Without the processor's word, "none" would be a guess.
            case HostRead.Unread(Gap gap) -> subtype.gap(gap);
        }
        return List.of(subtype.build());
    }

    /** Xen's first domain has the hypervisor's files too, but it is the machine's owner, not a guest. */
    private boolean xen() {
        return text("/sys/hypervisor/type").equals("xen")
                && !text("/proc/xen/capabilities").contains("control_d");
    }

    private List<String> dmi() {
        List<String> names = new ArrayList<>();
        for (String name : List.of("product_name", "sys_vendor", "board_vendor", "bios_vendor", "product_version")) {
            host.read(DmiCollector.DMI + "/" + name).asText().ifPresent(names::add);
        }
        return names;
    }

    private String deviceTree() {
        return text("/proc/device-tree/hypervisor/compatible");
    }

    private String text(String path) {
        return host.read(path).asText().orElse("");
    }
}
