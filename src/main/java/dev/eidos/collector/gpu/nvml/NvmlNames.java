package dev.eidos.collector.gpu.nvml;

import dev.eidos.measurement.Reading;
import org.jspecify.annotations.Nullable;

/** NVML's numbers in the words of nvidia-smi; the numbers are those of nvml.h. None for a number not known yet. */
final class NvmlNames {
    private NvmlNames() {}

    /** {@code nvmlEnableState_t}, and MIG's two modes. */
    static @Nullable Reading mode(int mode) {
        return name(mode, "Disabled", "Enabled");
    }

    /** {@code nvmlComputeMode_t}. */
    static @Nullable Reading computeMode(int mode) {
        return name(mode, "Default", "Exclusive_Thread", "Prohibited", "Exclusive_Process");
    }

    /** {@code NVML_DEVICE_ADDRESSING_MODE_*}. */
    static @Nullable Reading addressingMode(int mode) {
        return name(mode, "None", "HMM", "ATS");
    }

    /** {@code NVML_DEVICE_ARCH_*}, which begin at 2. */
    static @Nullable Reading architecture(int architecture) {
        return name(
                architecture - 2,
                "Kepler",
                "Maxwell",
                "Pascal",
                "Volta",
                "Turing",
                "Ampere",
                "Ada Lovelace",
                "Hopper",
                "Blackwell");
    }

    private static @Nullable Reading name(int index, String... names) {
        return index >= 0 && index < names.length ? Reading.of(names[index]) : null;
    }
}
