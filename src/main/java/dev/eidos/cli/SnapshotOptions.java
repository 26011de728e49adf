package dev.eidos.cli;

import dev.eidos.collector.k8s.K8sOptions;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.serializer.Destination;
import dev.eidos.serializer.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code eidos snapshot}, checked. */
record SnapshotOptions(
        Destination destination,
        Format format,
        @Nullable Path kubeconfig,
        @Nullable String context,
        Path hostRoot,
        Duration timeout,
        boolean requireGpu,
        int maxNodesPerEntry,
        List<String> services) {

    /** Tells an agent where its pod has the machine's {@code /}. */
    private static final String HOST_ROOT = "EIDOS_HOST_ROOT";

    static void describe(CommandSpec spec) {
        spec.addOption(option("DEST", "-o", "--output")
                .description("Where to write: a file, '-' for standard output (default), or cm://namespace/name.")
                .build());
        spec.addOption(option("FORMAT", "--format")
                .type(Format.class)
                .converters(new Formats())
                .description("yaml (default; json for a file named *.json), json, or table for eyes.")
                .build());
        spec.addOption(option("FILE", "--kubeconfig")
                .description("Use this kubeconfig, not that of KUBECONFIG or of the home folder.")
                .build());
        spec.addOption(option("NAME", "--context")
                .description("Context of the kubeconfig to use.")
                .build());
        spec.addOption(option("DIR", "--host-root")
                .description("Read the machine whose file tree is mounted here (default: EIDOS_HOST_ROOT, else /);"
                        + " with --deploy-agent: a directory of the node.")
                .build());
        spec.addOption(option("DURATION", "--timeout")
                .type(Duration.class)
                .converters(new Durations())
                .description("Give up on what has not answered by then, such as 90s or 5m (default: 5m).")
                .build());
        spec.addOption(option("N", "--max-nodes-per-entry")
                .type(Integer.class)
                .description("Name at most N nodes for each taint and label; 0 names all (default: 10).")
                .build());
        spec.addOption(option("UNIT", "--service")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Capture this systemd unit too; repeat for several.")
                .build());
        spec.addOption(OptionSpec.builder("--require-gpu")
                .arity("0")
                .type(boolean.class)
                .description("Fail with exit code 3 if the machine has no NVIDIA GPU.")
                .build());
    }

    private static OptionSpec.Builder option(String label, String... names) {
        return OptionSpec.builder(names).paramLabel(label).type(String.class).arity("1");
    }

    /** The root need not be here when it is that of another machine. */
    static SnapshotOptions of(ParseResult options, Map<String, String> environment, boolean here) {
        String output = options.matchedOptionValue("--output", "-");
        Destination destination = Destination.parse(output);
        Path kubeconfig = path(options, "--kubeconfig");
        Format format = options.matchedOptionValue("--format", output.endsWith(".json") ? Format.JSON : Format.YAML);
        if (format == Format.TABLE && destination instanceof Destination.ConfigMap) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a table cannot be read back from a ConfigMap")
                    .object("--format table --output " + output)
                    .suggestion("use yaml or json")
                    .build();
        }
        return new SnapshotOptions(
                destination,
                format,
                kubeconfig,
                options.matchedOptionValue("--context", null),
                here ? hostRoot(options, environment) : Path.of("/"),
                options.matchedOptionValue("--timeout", Duration.ofMinutes(5)),
                options.matchedOptionValue("--require-gpu", false),
                options.matchedOptionValue("--max-nodes-per-entry", K8sOptions.DEFAULT_MAX_NODES_PER_ENTRY),
                options.matchedOptionValue("--service", List.of()));
    }

    private static Path hostRoot(ParseResult options, Map<String, String> environment) {
        String given = options.matchedOptionValue("--host-root", null);
        String set = environment.getOrDefault(HOST_ROOT, "");
        Path hostRoot = Path.of(given != null ? given : set.isBlank() ? "/" : set);
        if (!Files.isDirectory(hostRoot)) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "no such directory")
                    .object((given != null ? "--host-root " : HOST_ROOT + "=") + hostRoot)
                    .suggestion("name the folder under which the machine's / is mounted")
                    .build();
        }
        return hostRoot;
    }

    private static @Nullable Path path(ParseResult options, String name) {
        String value = options.matchedOptionValue(name, null);
        return value == null ? null : Path.of(value);
    }
}
