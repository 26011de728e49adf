package dev.eidos.collector.gpu.pci;

import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The PCI bus, with NVIDIA's devices as sysfs shows them (Documentation/ABI/testing/sysfs-bus-pci of the kernel). */
public final class PciBus {
    static final String DEVICES = "/sys/bus/pci/devices";

    private static final String NVIDIA = "0x10de";

    private final HostRoot host;
    private final Consumer<Gap> gaps;

    private PciBus(HostRoot host, Consumer<Gap> gaps) {
        this.host = host;
        this.gaps = gaps;
    }

    /** The addresses of NVIDIA's GPUs. */
    public static List<String> gpus(HostRoot host) {
        return nvidia(host, _ -> {}).stream()
                .filter(PciDevice::isGpu)
                .map(PciDevice::address)
                .toList();
    }

    /** All devices with NVIDIA's vendor id, by address; attributes that are there and cannot be read are gaps. */
    static List<PciDevice> nvidia(HostRoot host, Consumer<Gap> gaps) {
        var bus = new PciBus(host, gaps);
        List<PciDevice> found = new ArrayList<>();
        for (String address : host.list(DEVICES)) {
            String folder = DEVICES + "/" + address;
            if (NVIDIA.equals(bus.text(folder + "/vendor"))) {
                found.add(bus.device(folder, address));
            }
        }
        return found;
    }

    private PciDevice device(String folder, String address) {
        return new PciDevice(
                address,
                hex(folder + "/class", ""),
                hex(folder + "/device", ""),
                subsystem(folder),
                host.linkName(folder + "/driver").orElse("none"),
                number(folder + "/numa_node", 0),
                number(folder + "/max_link_width", 1),
                number(folder + "/current_link_width", 1),
                physicalFunction(folder));
    }

    /** A link that only virtual functions have; one whose end is not in a mounted tree tells enough, too. */
    private @Nullable String physicalFunction(String folder) {
        String link = folder + "/physfn";
        return host.linkName(link).orElseGet(() -> host.exists(link) ? "" : null);
    }

    private @Nullable String subsystem(String folder) {
        String vendor = hex(folder + "/subsystem_vendor", "");
        String device = hex(folder + "/subsystem_device", "");
        return vendor.isEmpty() || device.isEmpty() ? null : vendor + ":" + device;
    }

    /** The kernel writes a NUMA node of -1 and a link of 0 lanes where nobody says. */
    private @Nullable Long number(String file, long least) {
        String text = text(file);
        try {
            long number = text == null ? -1 : Long.parseLong(text.strip());
            return number < least ? null : number;
        } catch (NumberFormatException e) {
            gaps.accept(new Gap(file, Gap.Reason.Invalid, "not a number"));
            return null;
        }
    }

    private String hex(String file, String missing) {
        String text = text(file);
        return text == null ? missing : text.startsWith("0x") ? text.substring(2) : text;
    }

    private @Nullable String text(String file) {
        return switch (host.read(file)) {
            case HostRead.Content(String text) -> text;
            case HostRead.Unread(Gap gap) -> {
                if (gap.reason() != Gap.Reason.NotFound) {
                    gaps.accept(gap);
                }
                yield null;
            }
        };
    }
}
