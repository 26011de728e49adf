package dev.eidos.cli;

/** A signal ended a command, which has cleaned up after itself. */
final class Interrupted extends InterruptedException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Interrupted(int exitCode) {
        super("interrupted");
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
