package dev.eidos.error;

/** The categories of failure, each with the process exit code that tells scripts about it. */
public enum ErrorCode {
    FAILED(1),
    INVALID_INPUT(2),
    NOT_FOUND(3),
    FORBIDDEN(4),
    TIMED_OUT(5),
    UNAVAILABLE(6),
    CONFLICT(7),
    INTERNAL(8),
    CHECK_FAILED(9),
    PARTIAL(10);

    private final int exitCode;

    ErrorCode(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** Returns whether the same command may succeed later without any change. */
    public boolean isTransient() {
        return this == TIMED_OUT || this == UNAVAILABLE;
    }
}
