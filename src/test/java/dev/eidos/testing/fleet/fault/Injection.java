package dev.eidos.testing.fleet.fault;

import dev.eidos.testing.fleet.Fault;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A fault with the diagnosis that is right for it.
 *
 * @param diagnosis the subject of it, as rules name it
 */
public record Injection(String name, String diagnosis, Change change) {

    /** What is wrong with the facts then. */
    public interface Change {
        void in(MachineFacts facts, HardwareClass hardware);
    }

    /** The twenty that rules may be built against. */
    public static List<Injection> seen() {
        return Arrays.stream(Fault.values())
                .map(fault -> new Injection(fault.name(), diagnosis(fault), fault::in))
                .toList();
    }

    /** The twenty that rules are only measured on. */
    public static List<Injection> unseen() {
        return Arrays.stream(UnseenFault.values())
                .map(fault -> new Injection(fault.name(), fault.diagnosis(), fault::in))
                .toList();
    }

    private static String diagnosis(Fault fault) {
        return switch (fault) {
            case BIOS -> "cpu";
            case GPU_MISSING -> "gpu-count";
            case NIC_DOWN -> "nic-state";
            case PCIE_NARROWED -> "pcie-width";
            case NVLINK_LANE -> "nvlink-lanes";
            case KUBELET_FLAG -> "kubelet-configuration";
            case CONTAINERD -> "gpu-runtime";
            case HUGEPAGES -> "huge-pages";
            case DRIVER,
                    KERNEL,
                    FIRMWARE,
                    SYSCTL,
                    MIG,
                    ECC,
                    MEMORY,
                    MODULE_PARAMETER,
                    CGROUP,
                    CLOCK_SOURCE,
                    CDI,
                    LABEL -> fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }
}
