package dev.eidos.cli;

import dev.eidos.cli.console.Session;
import dev.eidos.cli.console.Terminal;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.snapshot.AgentFlags;
import dev.eidos.cli.snapshot.SnapshotCommand;
import dev.eidos.cli.snapshot.SnapshotOptions;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/**
 * A run of the commands that users run, once, so that the build can keep the loaded and linked classes in an AOT cache.
 * Not a command: only the build starts it, without arguments for the cache of answers; with a folder of documents for
 * that of documents; for the cache of work also with the port and the ServiceAccount's folder that lead a pod to the API
 * server of the folder's kubeconfig, and with another path to {@code /}.
 */
final class TrainingRun {
    /** The command lines that are answered without reading anything, and must be answered at once. */
    private static final List<String> ANSWERS =
            List.of("--version", "--help", "snapshot --help", "recipe --help", "snapshto");

    /** The command line of the agent in its pod; the pod's environment tells it the rest. */
    private static final String AGENT = "snapshot -o cm://n/s --timeout 4m30s";

    private TrainingRun() {}

    public static void main(String[] args) throws ClassNotFoundException, InterruptedException {
        // The entry is a class like any other: not loaded here, it would be read from its jar at every start.
        Class.forName(Main.class.getName());
        Class.forName(TlsWarmUp.class.getName());
        boolean work = args.length > 1;
        if (work) {
            TlsWarmUp.begin(new String[] {AgentFlags.DEPLOY});
        }
        Terminal quiet = quiet(Map.copyOf(System.getenv()));
        AotCache cache = args.length == 0 ? AotCache.ANSWERS : work ? AotCache.WORK : AotCache.DOCUMENTS;
        for (String command : lines(Eidos.COMMANDS, cache)) {
            int code = new Eidos(quiet)
                    .run(command.replace("@", args.length == 0 ? "" : args[0]).split(" ", -1));
            System.out.println(code + " " + command);
        }
        if (work) {
            runAgent(args[1], Path.of(args[2]), args[3]);
        }
        System.exit(0);
    }

    /** The command lines that are run to fill a cache: those of every cache, and the rehearsals of its commands. */
    static List<String> lines(List<CliCommand> commands, AotCache cache) {
        List<String> lines = new ArrayList<>(ANSWERS);
        for (CliCommand command : commands) {
            if (command.cache() == cache) {
                lines.addAll(command.rehearsals());
            }
        }
        return lines;
    }

    /**
     * Runs the agent without the search for a cluster: a pod's ServiceAccount is in a folder that the build cannot
     * write.
     */
    private static void runAgent(String port, Path serviceAccount, String hostRoot) throws InterruptedException {
        Map<String, String> environment = Map.of(
                "EIDOS_AGENT", "true",
                "EIDOS_RUN_ID", "20260101-000000-aaaaaa",
                "EIDOS_JOB_NAME", "eidos",
                "EIDOS_JOB_UID", "00000000-0000-0000-0000-000000000000",
                "EIDOS_HOST_ROOT", hostRoot,
                "NODE_NAME", "training");
        Terminal pod = quiet(environment);
        String[] words = AGENT.split(" ", -1);
        ParseResult root = CommandTree.of(List.of(new SnapshotCommand()), words).parseArgs(words);
        SnapshotCommand.takeHere(
                SnapshotOptions.of(root.subcommand(), environment, true),
                Session.of(pod, root),
                new ClusterAccess.InCluster("127.0.0.1", port, serviceAccount));
        System.out.println("0 " + AGENT + ", in a pod");
    }

    private static Terminal quiet(Map<String, String> environment) {
        return new Terminal(
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                false,
                environment);
    }
}
