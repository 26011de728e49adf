package dev.eidos.testing.fleet.fault;

import dev.eidos.testing.fleet.Fault;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

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

    /**
     * All lists by their names. Rules may be built against the first; the second was written down before the rules
     * were. The third is from documents and reports, and rules were mended for it. So is the fourth, for which no rule
     * was mended before its figures were known; the fifth was written down by somebody who had not seen the rules, and
     * so was the last, after rules were mended for the fifth. A further list is an enum and a line here.
     */
    public static final Map<String, List<Injection>> LISTS = lists(
            Map.entry("seen", seen()),
            Map.entry("unseen", of(UnseenFault.values())),
            Map.entry("field", of(FieldFault.values())),
            Map.entry("blind", of(BlindFault.values())),
            Map.entry("fresh", of(FreshFault.values())),
            Map.entry("later", of(LaterFault.values())));

    /** The list of that name. */
    public static List<Injection> list(String name) {
        return Objects.requireNonNull(LISTS.get(name), name);
    }

    /** All of them, list after list. */
    public static List<Injection> all() {
        return LISTS.values().stream().flatMap(List::stream).toList();
    }

    @SafeVarargs
    private static Map<String, List<Injection>> lists(Map.Entry<String, List<Injection>>... lists) {
        Map<String, List<Injection>> all = new LinkedHashMap<>();
        for (Map.Entry<String, List<Injection>> list : lists) {
            all.put(list.getKey(), list.getValue());
        }
        return Collections.unmodifiableMap(all);
    }

    private static List<Injection> seen() {
        return Arrays.stream(Fault.values())
                .map(fault -> new Injection(fault.name(), List.of(diagnosis(fault)), fault::in))
                .toList();
    }

    private static List<Injection> of(ListedFault[] faults) {
        return Arrays.stream(faults)
                .map(fault -> new Injection(fault.name(), fault.diagnoses(), fault::concerns, fault::in))
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
