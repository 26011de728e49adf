package dev.eidos.collector.topology;

import java.util.List;
import java.util.Locale;

/**
 * The types of cloud machines that have NVIDIA GPUs, by the names of their families (the providers' lists of machine
 * types). Families with other makers' GPUs are left out; one that is newer than this list is found by other evidence.
 */
final class GpuInstanceTypes {
    /** EC2: p2 to p6 and g3 to g6 with their variants. Compute Engine: a2, a3, a4, a4x, g2, g4. */
    private static final List<String> FAMILIES = List.of(
            "p2.",
            "p3.",
            "p3dn.",
            "p4d.",
            "p4de.",
            "p5.",
            "p5e.",
            "p5en.",
            "p6-",
            "p6e-",
            "g3.",
            "g3s.",
            "g4dn.",
            "g5.",
            "g5g.",
            "g6.",
            "g6e.",
            "gr6.",
            "g6f.",
            "gr6f.",
            "g7e.",
            "a2-",
            "a3-",
            "a4-",
            "a4x-",
            "g2-",
            "g4-",
            "vm.gpu",
            "bm.gpu",
            "standard_nc",
            "standard_nd",
            "standard_nv");

    /** AMD's: Azure's MI300X and the first NVv4, Oracle's MI300X and MI355X. */
    private static final List<String> OF_OTHERS = List.of("mi25", "mi300", "mi325", "mi350", "mi355");

    private GpuInstanceTypes() {}

    static boolean hasGpu(String instanceType) {
        String type = instanceType.toLowerCase(Locale.ROOT);
        return FAMILIES.stream().anyMatch(type::startsWith)
                && OF_OTHERS.stream().noneMatch(type::contains)
                && !(type.startsWith("standard_nv") && type.endsWith("as_v4"));
    }
}
