package dev.eidos.cli.console;

/** A signal ended a command, which has cleaned up after itself. */
public final class Interrupted extends InterruptedException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public Interrupted(int exitCode) {
        super("interrupted");
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
