package dev.eidos.collector.gpu.nvml;

import dev.eidos.measurement.Reading;
import org.jspecify.annotations.Nullable;

/**
 * NVML's numbers in the words of nvidia-smi; the numbers are those of nvml.h 13.3.29. Of modes and architectures there
 * is nothing for a number not known yet; of states, which matter most when they are unheard of, the number.
 */
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

    /** {@code nvmlDeviceGpuRecoveryAction_t}; nvidia-smi's word for the last is not known. */
    static Reading recoveryAction(long action) {
        return nameOr(action, "None", "Reset", "Reboot", "Drain P2P", "Drain and Reset", "Recover IMEX Domain");
    }

    /** {@code NVML_GPU_FABRIC_STATE_*}; none where there is no fabric. */
    static @Nullable Reading fabricState(int state) {
        return state == 0 ? null : nameOr(state, "", "Not Started", "In Progress", "Completed");
    }

    /** {@code NVML_GPU_FABRIC_HEALTH_SUMMARY_*}. */
    static @Nullable Reading fabricHealth(int summary) {
        return summary == 0 ? null : nameOr(summary, "", "Healthy", "Unhealthy", "Limited Capacity");
    }

    /** {@code NVML_GPU_FABRIC_HEALTH_MASK_DEGRADED_BW_*}. */
    static @Nullable Reading fabricBandwidth(int answer) {
        return answer == 0 ? null : nameOr(answer, "", "Degraded", "Full");
    }

    /** The fabric's yes (1) and no (2). */
    static @Nullable Reading fabricAnswer(int answer) {
        return switch (answer) {
            case 0 -> null;
            case 1 -> Reading.of(true);
            case 2 -> Reading.of(false);
            default -> Reading.of(answer);
        };
    }

    /** {@code NVML_GPU_FABRIC_HEALTH_MASK_INCORRECT_CONFIGURATION_*}, in the words of nvml.h but for "None". */
    static @Nullable Reading fabricConfiguration(int configuration) {
        return configuration == 0
                ? null
                : nameOr(
                        configuration,
                        "",
                        "None",
                        "Incorrect SysGUID",
                        "Incorrect Chassis Serial Number",
                        "No Partition",
                        "Insufficient NVLinks",
                        "Incompatible GPU Firmware",
                        "Invalid Location",
                        "GPU State Invalid");
    }

    /** The NVLink peers of {@code nvmlPlatformInfo_t}; nvml.h does not list the numbers, nvidia-smi has the words. */
    static Reading peerType(int type) {
        return nameOr(type, "Direct Connected", "Switch Connected");
    }

    /** {@code NVML_CC_SYSTEM_FEATURE_*} and {@code NVML_CC_SYSTEM_DEVTOOLS_MODE_*}. */
    static Reading feature(int feature) {
        return nameOr(feature, "Disabled", "Enabled");
    }

    /** {@code NVML_CC_SYSTEM_ENVIRONMENT_*}. */
    static Reading environment(int environment) {
        return nameOr(environment, "Unavailable", "Simulation", "Production");
    }

    /** {@code NVML_CC_SYSTEM_MULTIGPU_*}. */
    static Reading multiGpu(int mode) {
        return nameOr(mode, "None", "Protected PCIe", "NVLE");
    }

    /** What is 0 or 1. */
    static Reading flag(int flag) {
        return switch (flag) {
            case 0 -> Reading.of(false);
            case 1 -> Reading.of(true);
            default -> Reading.of(Integer.toUnsignedLong(flag));
        };
    }

    private static Reading nameOr(long number, String... names) {
        return number >= 0 && number < names.length ? Reading.of(names[(int) number]) : Reading.of(number);
    }

    private static @Nullable Reading name(int index, String... names) {
        return index >= 0 && index < names.length ? Reading.of(names[index]) : null;
    }
}
