package dev.eidos.collector.gpu.nvml;

import dev.eidos.measurement.Gap;
import org.jspecify.annotations.Nullable;

/** The gaps that NVML's refusals become; some refusals are none. */
final class NvmlGaps {
    private NvmlGaps() {}

    /** The gap for a refusal; none where NVML says that this GPU or this driver has no such thing. */
    static @Nullable Gap of(String object, NvmlAnswer.Refused<?> refused) {
        Gap.Reason reason = reason(refused.code());
        return reason == null ? null : new Gap(object, reason, refused.function() + ": " + refused.message());
    }

    /** Advice for an administrator, to be put behind the library's sentence; empty if there is none. */
    static String advice(NvmlReturn code) {
        return switch (code) {
            case DRIVER_NOT_LOADED -> "; load the kernel module: modprobe nvidia";
            case LIB_RM_VERSION_MISMATCH ->
                "; the driver was updated while it ran: reboot, or reload its kernel module";
            case NO_PERMISSION -> "; run as a user who may open /dev/nvidiactl";
            case SUCCESS,
                    INVALID_ARGUMENT,
                    NOT_SUPPORTED,
                    NOT_FOUND,
                    TIMEOUT,
                    FUNCTION_NOT_FOUND,
                    GPU_IS_LOST,
                    RESET_REQUIRED,
                    NO_DATA,
                    ARGUMENT_VERSION_MISMATCH,
                    DEPRECATED,
                    OTHER -> "";
        };
    }

    static Gap.@Nullable Reason reason(NvmlReturn code) {
        return switch (code) {
            case SUCCESS, NOT_SUPPORTED, FUNCTION_NOT_FOUND, NO_DATA, ARGUMENT_VERSION_MISMATCH, DEPRECATED -> null;
            case NOT_FOUND -> Gap.Reason.NotFound;
            case NO_PERMISSION -> Gap.Reason.Forbidden;
            case TIMEOUT -> Gap.Reason.Timeout;
            case DRIVER_NOT_LOADED, LIB_RM_VERSION_MISMATCH, GPU_IS_LOST, RESET_REQUIRED -> Gap.Reason.Unavailable;
            case INVALID_ARGUMENT, OTHER -> Gap.Reason.Failed;
        };
    }
}
