package dev.eidos.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs what users run, once, so that the build can keep the loaded and linked classes in an AOT cache. Not a command:
 * only the build starts it, without arguments for the cache of answers and with a kubeconfig for the cache of work.
 */
final class TrainingRun {
    /** What answers without looking at anything, and must answer at once. */
    private static final List<String> ANSWERS = List.of("--version", "--help", "snapshot --help", "snapshto");

    /** {@code @} stands for the kubeconfig that the build passes, which leads to an API server of its own. */
    private static final List<String> WORK = List.of(
            "snapshot --format xml",
            "snapshot",
            "snapshot --format json",
            "snapshot --format table",
            "snapshot --kubeconfig @",
            "snapshot --kubeconfig @ -o cm://n/s",
            "snapshot --deploy-agent --dry-run");

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
        List<String> commands = new ArrayList<>(ANSWERS);
        if (args.length > 0) {
            commands.addAll(WORK);
        }
        for (String command : commands) {
            int code = new Eidos(quiet)
                    .run(command.replace("@", String.join("", args)).split(" ", -1));
            System.out.println(code + " " + command);
        }
        System.exit(0);
    }
}
