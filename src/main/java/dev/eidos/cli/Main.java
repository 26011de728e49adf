package dev.eidos.cli;

/** The entry of the process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new Eidos(Terminal.ofProcess()).run(args));
    }
}
