package dev.eidos.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Runs what users run, once, so that the build can keep the loaded and linked classes in an AOT cache. Not a command:
 * only the build starts it.
 */
final class TrainingRun {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("snapshot", "--help"),
            List.of("snapshto"),
            List.of("snapshot", "--format", "xml"),
            List.of("snapshot"),
            List.of("snapshot", "--format", "json"),
            List.of("snapshot", "--format", "table"));

    private TrainingRun() {}

    public static void main(String[] args) throws ClassNotFoundException {
        // The entry is a class like any other: not loaded here, it would be read from its jar at every start.
        Class.forName(Main.class.getName());
        Terminal quiet = new Terminal(
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                false,
                Map.copyOf(System.getenv()));
        for (List<String> command : COMMANDS) {
            int code = new Eidos(quiet).run(command.toArray(String[]::new));
            System.out.println(code + " " + String.join(" ", command));
        }
        System.exit(0);
    }
}
