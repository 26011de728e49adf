package dev.eidos.collector.gpu;

import dev.eidos.collector.HostRead;
import dev.eidos.collector.HostRoot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds NVIDIA's devices in sysfs (Documentation/ABI/testing/sysfs-bus-pci of the kernel). */
final class PciBus {
    static final String DEVICES = "/sys/bus/pci/devices";

    private static final String NVIDIA = "0x10de";

    private PciBus() {}

    static boolean hasGpu(HostRoot host) {
        for (PciDevice device : nvidia(host)) {
            if (device.isGpu()) {
                return true;
            }
        }
        return false;
    }

    /** All devices with NVIDIA's vendor id, by address. */
    static List<PciDevice> nvidia(HostRoot host) {
        List<PciDevice> found = new ArrayList<>();
        for (String address : host.list(DEVICES)) {
            String folder = DEVICES + "/" + address;
            if (NVIDIA.equals(text(host, folder + "/vendor"))) {
                found.add(device(host, folder, address));
            }
        }
        return found;
    }

    private static PciDevice device(HostRoot host, String folder, String address) {
        return new PciDevice(
                address,
                hex(host, folder + "/class", ""),
                hex(host, folder + "/device", ""),
                subsystem(host, folder),
                host.linkName(folder + "/driver").orElse("none"),
                numaNode(text(host, folder + "/numa_node")));
    }

    private static @Nullable String subsystem(HostRoot host, String folder) {
        String vendor = hex(host, folder + "/subsystem_vendor", "");
        String device = hex(host, folder + "/subsystem_device", "");
        return vendor.isEmpty() || device.isEmpty() ? null : vendor + ":" + device;
    }

    /** The kernel writes -1 where the firmware does not say. */
    private static @Nullable Long numaNode(@Nullable String text) {
        try {
            long node = text == null ? -1 : Long.parseLong(text);
            return node < 0 ? null : node;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String hex(HostRoot host, String file, String missing) {
        String text = text(host, file);
        return text == null ? missing : text.startsWith("0x") ? text.substring(2) : text;
    }

    private static @Nullable String text(HostRoot host, String file) {
        return switch (host.read(file)) {
            case HostRead.Content(String text) -> text;
            case HostRead.Unread _ -> null;
        };
    }
}
