package dev.eidos.cli;

import dev.eidos.k8s.client.ClusterAccess;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/**
 * Runs what users run, once, so that the build can keep the loaded and linked classes in an AOT cache. Not a command:
 * only the build starts it: without arguments for the cache of answers; for the cache of work with a kubeconfig, with
 * the port and the ServiceAccount's folder that lead a pod to the same API server, and with another path to {@code /}.
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

    /** What an agent runs in its pod; its environment tells it the rest. */
    private static final String AGENT = "snapshot -o cm://n/s --timeout 4m30s";

    private TrainingRun() {}

    public static void main(String[] args) throws ClassNotFoundException, InterruptedException {
        // The entry is a class like any other: not loaded here, it would be read from its jar at every start.
        Class.forName(Main.class.getName());
        Terminal quiet = quiet(Map.copyOf(System.getenv()));
        List<String> commands = new ArrayList<>(ANSWERS);
        if (args.length > 0) {
            commands.addAll(WORK);
        }
        for (String command : commands) {
            int code = new Eidos(quiet)
                    .run(command.replace("@", args.length == 0 ? "" : args[0]).split(" ", -1));
            System.out.println(code + " " + command);
        }
        if (args.length > 0) {
            runAgent(args[1], Path.of(args[2]), args[3]);
        }
        System.exit(0);
    }

    /** Past the search for a cluster, because a pod's ServiceAccount lies in a folder that the build cannot write. */
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
