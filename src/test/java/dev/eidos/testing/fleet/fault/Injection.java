package dev.eidos.testing.fleet.fault;

import dev.eidos.testing.fleet.Fault;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A fault with the diagnosis that is right for it.
 *
 * @param diagnoses the subject of it, in each of the words that rules may have for it
 * @param concerns the machines that can have it; on others it changes nothing
 */
public record Injection(String name, List<String> diagnoses, Predicate<HardwareClass> concerns, Change change) {
    public Injection {
        diagnoses = List.copyOf(diagnoses);
    }

    /** One that machines of every kind can have. */
    public Injection(String name, List<String> diagnoses, Change change) {
        this(name, diagnoses, _ -> true, change);
    }

    /** What is wrong with the facts then. */
    public interface Change {
        void in(MachineFacts facts, HardwareClass hardware);
    }

    /** The twenty that rules may be built against. */
    public static List<Injection> seen() {
        return Arrays.stream(Fault.values())
                .map(fault -> new Injection(fault.name(), List.of(diagnosis(fault)), fault::in))
                .toList();
    }

    /** The twenty that rules are only measured on. */
    public static List<Injection> unseen() {
        return Arrays.stream(UnseenFault.values())
                .map(fault -> new Injection(fault.name(), List.of(fault.diagnosis()), fault::in))
                .toList();
    }

    /** Twenty that documents and reports tell of; rules were mended for them after they had been measured once. */
    public static List<Injection> field() {
        return Arrays.stream(FieldFault.values())
                .map(fault -> new Injection(fault.name(), fault.diagnoses(), fault::in))
                .toList();
    }

    /** Twenty more of them that rules were never mended for. */
    public static List<Injection> blind() {
        return Arrays.stream(BlindFault.values())
                .map(fault -> new Injection(fault.name(), fault.diagnoses(), fault::in))
                .toList();
    }

    /** Those that were written down after the rules, without knowing them, and are measured by themselves. */
    public static List<Injection> fresh() {
        return Arrays.stream(FreshFault.values())
                .map(fault -> new Injection(fault.name(), fault.diagnoses(), fault::concerns, fault::in))
                .toList();
    }

    /** All of them but the fresh ones, list after list. */
    public static List<Injection> all() {
        return Stream.of(seen(), unseen(), field(), blind())
                .flatMap(List::stream)
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
