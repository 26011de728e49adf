package dev.eidos.collector.gpu.nvml;

/** A failure that keeps NVML from being used at all: it cannot be loaded, or refused to start. */
public final class NvmlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final NvmlReturn code;

    NvmlException(NvmlReturn code, String message) {
        super(message);
        this.code = code;
    }

    /** The code that the library answered with; {@link NvmlReturn#NOT_FOUND} when it could not be loaded. */
    public NvmlReturn code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
