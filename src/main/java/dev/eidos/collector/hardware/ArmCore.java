package dev.eidos.collector.hardware;

import java.util.Optional;

/**
 * Names for the codes of ARM's main ID register, which is all that {@code /proc/cpuinfo} has there. The implementers
 * and ARM's parts are those of {@code arch/arm64/include/asm/cputype.h}.
 */
final class ArmCore {
    private ArmCore() {}

    static Optional<String> vendor(String implementer) {
        return switch (implementer) {
            case "0x41" -> Optional.of("ARM");
            case "0x46" -> Optional.of("Fujitsu");
            case "0x48" -> Optional.of("HiSilicon");
            case "0x4e" -> Optional.of("NVIDIA");
            case "0x51" -> Optional.of("Qualcomm");
            case "0x61" -> Optional.of("Apple");
            case "0x6d" -> Optional.of("Microsoft");
            case "0xc0" -> Optional.of("Ampere");
            default -> Optional.empty();
        };
    }

    /**
     * Cores of servers: Grace has Neoverse-V2, Vera Olympus, Graviton N1, V1, V2 and V3, Altra N1; of Jetson: Orin has
     * Cortex-A78AE, Thor Neoverse-V3AE, Xavier Carmel; of GB10: Cortex-X925 and -A725.
     */
    static Optional<String> model(String implementer, String part) {
        return switch (implementer + " " + part) {
            case "0x41 0xd08" -> Optional.of("Cortex-A72");
            case "0x41 0xd0c" -> Optional.of("Neoverse-N1");
            case "0x41 0xd40" -> Optional.of("Neoverse-V1");
            case "0x41 0xd42" -> Optional.of("Cortex-A78AE");
            case "0x41 0xd49" -> Optional.of("Neoverse-N2");
            case "0x41 0xd4f" -> Optional.of("Neoverse-V2");
            case "0x41 0xd83" -> Optional.of("Neoverse-V3AE");
            case "0x41 0xd84" -> Optional.of("Neoverse-V3");
            case "0x41 0xd85" -> Optional.of("Cortex-X925");
            case "0x41 0xd87" -> Optional.of("Cortex-A725");
            case "0x41 0xd8e" -> Optional.of("Neoverse-N3");
            case "0x46 0x001" -> Optional.of("A64FX");
            case "0x4e 0x003" -> Optional.of("Denver");
            case "0x4e 0x004" -> Optional.of("Carmel");
            case "0x4e 0x010" -> Optional.of("Olympus");
            case "0x6d 0xd49" -> Optional.of("Azure-Cobalt-100");
            case "0xc0 0xac3" -> Optional.of("Ampere-1");
            case "0xc0 0xac4" -> Optional.of("Ampere-1a");
            default -> Optional.empty();
        };
    }
}
