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
        int code = 1;
        try {
            TlsWarmUp.begin(args);
            code = new Eidos(Terminal.ofProcess()).run(args);
        } catch (LinkageError e) {
            // no class can be had that would say it as other failures are said
            System.err.println("error: eidos cannot read its own files: it is damaged, or too few may be open");
            System.err.println("  try: see how many: ulimit -n");
        }
        Runtime.getRuntime().halt(code);
    }
}
