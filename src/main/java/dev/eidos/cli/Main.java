package dev.eidos.cli;

import dev.eidos.cli.console.Terminal;

/** The entry of the process. */
public final class Main {
    private Main() {}

    /**
     * Halts rather than exits: nothing is left to a shutdown hook, and {@code System.exit} first asks every jar of the
     * class path for a logger to log the exit with.
     */
    public static void main(String[] args) {
        TlsWarmUp.begin(args);
        Runtime.getRuntime().halt(new Eidos(Terminal.ofProcess()).run(args));
    }
}
