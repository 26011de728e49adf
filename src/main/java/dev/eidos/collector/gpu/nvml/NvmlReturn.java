package dev.eidos.collector.gpu.nvml;

/**
 * The result of an NVML function: the codes of {@code nvmlReturn_t} in nvml.h that decide something here. The library's
 * own sentence, which goes with every refusal, tells the others apart.
 */
public enum NvmlReturn {
    SUCCESS(0),
    INVALID_ARGUMENT(2),
    NOT_SUPPORTED(3),
    NO_PERMISSION(4),
    NOT_FOUND(6),
    DRIVER_NOT_LOADED(9),
    TIMEOUT(10),
    /** This version of the library lacks the function: its own code, or the symbol is missing. */
    FUNCTION_NOT_FOUND(13),
    GPU_IS_LOST(15),
    RESET_REQUIRED(16),
    LIB_RM_VERSION_MISMATCH(18),
    NO_DATA(21),
    ARGUMENT_VERSION_MISMATCH(25),
    DEPRECATED(26),
    OTHER(-1);

    private final int code;

    NvmlReturn(int code) {
        this.code = code;
    }

    static NvmlReturn of(int code) {
        for (NvmlReturn value : values()) {
            if (value.code == code) {
                return value;
            }
        }
        return OTHER;
    }
}
