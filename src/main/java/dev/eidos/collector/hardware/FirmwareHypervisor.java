package dev.eidos.collector.hardware;

import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import java.util.Optional;

/**
 * The hypervisor of architectures that have neither x86's processor flag nor DMI, as their firmware tells it and
 * systemd-detect-virt(1) names it (systemd, {@code src/basic/virt.c}): s390, POWER, and kernels that are programs
 * themselves.
 */
final class FirmwareHypervisor {
    private static final String TREE = "/proc/device-tree/";

    private FirmwareHypervisor() {}

    /** The hypervisor, if one of these ways tells it. */
    static Optional<String> of(HostRoot host, String cpuinfo) {
        if (CpuInfo.parse(cpuinfo).vendor().orElse("").equals("User Mode Linux")) {
            return Optional.of("uml");
        }
        return s390(host).or(() -> power(host));
    }

    /**
     * Under a hypervisor s390 says by whom it is controlled; a logical partition of the machine itself, which has no
     * such line, counts as the machine.
     */
    private static Optional<String> s390(HostRoot host) {
        if (!(host.read("/proc/sysinfo") instanceof HostRead.Content(String text))) {
            return Optional.empty();
        }
        for (String line : text.lines().toList()) {
            if (line.startsWith("VM00 Control Program:")) {
                return Optional.of(line.substring(line.indexOf(':') + 1).strip().startsWith("z/VM") ? "zvm" : "kvm");
            }
        }
        return Optional.empty();
    }

    /** PowerVM, also called pHyp, has no node of its own in the device tree, but what its console sets there. */
    private static Optional<String> power(HostRoot host) {
        if (host.exists(TREE + "hypervisor/compatible")) {
            return other(host);
        }
        if (host.exists(TREE + "ibm,partition-name")
                && host.exists(TREE + "hmc-managed?")
                && !host.exists(TREE + "chosen/qemu,graphic-width")) {
            return Optional.of("powervm");
        }
        boolean emulated = host.list(TREE).stream().anyMatch(name -> name.contains("fw-cfg"))
                || text(host, "compatible").equals("qemu,pseries");
        return emulated ? Optional.of("qemu") : Optional.empty();
    }

    /** A hypervisor that the device tree names, and nobody knows. */
    private static Optional<String> other(HostRoot host) {
        String name = text(host, "hypervisor/compatible");
        boolean known = name.equals("linux,kvm") || name.contains("xen") || name.contains("vmware");
        return known || name.isEmpty() ? Optional.empty() : Optional.of("vm-other");
    }

    /** A property of the device tree ends with a NUL. */
    private static String text(HostRoot host, String property) {
        return host.read(TREE + property).asText().orElse("").replace("\0", "");
    }
}
