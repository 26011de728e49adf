package dev.eidos.cli.snapshot;

import dev.eidos.cli.help.OldNames;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.MeasurementTypes;
import dev.eidos.cli.option.RedactionFile;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Measurement;
import dev.eidos.place.Destination;
import dev.eidos.redact.Redaction;
import dev.eidos.redact.SitePatterns;
import dev.eidos.snapshot.local.LocalSnapshotOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options of {@code eidos snapshot}, checked.
 *
 * @param only the types of measurement that are wanted; empty for all
 * @param all whether a table has every reading where the document has it
 * @param hidden the site's patterns of what is hidden besides credentials
 */
public record SnapshotOptions(
        DocumentOutput output,
        ClusterFlags cluster,
        Path hostRoot,
        Duration timeout,
        boolean requireGpu,
        int maxNodesPerEntry,
        List<String> services,
        List<String> only,
        boolean all,
        List<String> hidden) {

    /** Tells an agent where its pod has the machine's {@code /}. */
    private static final String HOST_ROOT = "EIDOS_HOST_ROOT";

    static final String HOST_ROOT_FLAG = "--host-root";
    private static final String REDACT = "--redact";
    static final String PATTERN = "--redact-pattern";
    private static final String NO_PAGER = "--no-pager";
    private static final String ALL = "--all";
    static final String ONLY = "--only";
    private static final String UNIT = "--unit";
    private static final String REQUIRE_GPU = "--require-gpu";

    static void describe(CommandSpec spec) {
        DocumentOutput.describe(spec, "yaml (default; json for a file named *.json), json, or table for eyes.");
        spec.addOption(Flags.flag(
                "In a table show all: settings, images and labels too, and what GPUs share for each of them.", ALL));
        spec.addOption(Flags.flag(
                "Show a table on a terminal without a pager (else: EIDOS_PAGER, PAGER, or less).", NO_PAGER));
        ClusterFlags.describe(spec);
        spec.addOption(Flags.text(
                "DIR",
                "Read the machine whose file tree is mounted here (default: EIDOS_HOST_ROOT, else /);"
                        + " with --deploy-agent: a directory of the node.",
                HOST_ROOT_FLAG));
        spec.addOption(Flags.duration(
                "Give up on what has not answered by then, such as 90s or 5m (default: 5m).", "--timeout"));
        spec.addOption(OptionSpec.builder("--max-nodes-per-entry")
                .paramLabel("N")
                .arity("1")
                .type(Integer.class)
                .description("Name at most N nodes for each taint and label; 0 names all (default: 10).")
                .build());
        spec.addOption(OldNames.of(
                Flags.texts("UNIT", "Capture this systemd unit too; repeat for several.", UNIT), "--service"));
        spec.addOption(Flags.texts(
                "TYPE",
                "Capture these measurements alone, such as GPU,K8s: " + String.join(", ", MeasurementTypes.ALL) + ".",
                ONLY));
        spec.addOption(Flags.text(
                "FILE", "Hide besides credentials what this file names: a key or /expression/ a line.", REDACT));
        spec.addOption(Flags.texts("PATTERN", "Hide this too, as a line of that file says it; repeatable.", PATTERN));
        spec.addOption(Flags.flag("Fail with exit code 3 if the machine has no NVIDIA GPU.", REQUIRE_GPU));
    }

    /** The root need not be here when it is that of another machine. */
    public static SnapshotOptions of(ParseResult options, Map<String, String> environment, boolean here) {
        return new SnapshotOptions(
                // an agent is to be cleaned up after, not read about meanwhile
                DocumentOutput.named(options, Format.YAML).paged(here && !options.hasMatchedOption(NO_PAGER)),
                ClusterFlags.all(options).getFirst(),
                here ? hostRoot(options, environment) : Path.of("/"),
                options.matchedOptionValue("--timeout", LocalSnapshotOptions.DEFAULT_TIMEOUT),
                options.matchedOptionValue(REQUIRE_GPU, false),
                options.matchedOptionValue("--max-nodes-per-entry", LocalSnapshotOptions.DEFAULT_MAX_NODES_PER_ENTRY),
                options.matchedOptionValue(UNIT, List.of()),
                only(options),
                options.hasMatchedOption(ALL),
                hidden(options));
    }

    private static List<String> only(ParseResult options) {
        if (!options.hasMatchedOption(ONLY)) {
            return List.of();
        }
        List<String> only = MeasurementTypes.parse(ONLY, Flags.texts(options, ONLY));
        if (!only.contains(Measurement.GPU) && options.hasMatchedOption(REQUIRE_GPU)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a GPU is required, and not looked for")
                    .object(REQUIRE_GPU + " " + ONLY + " " + String.join(",", only))
                    .suggestion("add " + Measurement.GPU + " to " + ONLY + ", or leave out " + REQUIRE_GPU)
                    .build();
        }
        return only;
    }

    /** Checked here already: the agent must not be the first to find a mistake. */
    private static List<String> hidden(ParseResult options) {
        List<String> patterns = new ArrayList<>();
        if (options.hasMatchedOption(REDACT)) {
            patterns.addAll(RedactionFile.read(options.matchedOptionValue(REDACT, "")));
        }
        patterns.addAll(Flags.texts(options, PATTERN));
        Flags.parsePart(PATTERN, () -> SitePatterns.parse(patterns));
        return List.copyOf(patterns);
    }

    /** The rules by which values are hidden. */
    Redaction redaction() {
        return hidden.isEmpty() ? Redaction.STANDARD : new Redaction(SitePatterns.parse(hidden));
    }

    static Path hostRoot(ParseResult options, Map<String, String> environment) {
        String given = options.matchedOptionValue(HOST_ROOT_FLAG, null);
        String set = environment.getOrDefault(HOST_ROOT, "");
        Path hostRoot = Path.of(given != null ? given : set.isBlank() ? "/" : set);
        if (!Files.isDirectory(hostRoot)) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "no such directory")
                    .object((given != null ? HOST_ROOT_FLAG + " " : HOST_ROOT + "=") + hostRoot)
                    .suggestion("name the folder under which the machine's / is mounted")
                    .build();
        }
        return hostRoot;
    }

    LocalSnapshotOptions local(Map<String, String> environment) {
        return Flags.parsePart(
                "--max-nodes-per-entry",
                () -> new LocalSnapshotOptions(
                        hostRoot, timeout, services, maxNodesPerEntry, redaction(), only, environment));
    }

    /** The same, with the document in that file. */
    SnapshotOptions to(Path file) {
        var there = new DocumentOutput(new Destination.File(file), output.format());
        return new SnapshotOptions(
                there, cluster, hostRoot, timeout, requireGpu, maxNodesPerEntry, services, only, all, hidden);
    }

    /** The same, of that cluster. */
    SnapshotOptions of(ClusterFlags other) {
        return new SnapshotOptions(
                output, other, hostRoot, timeout, requireGpu, maxNodesPerEntry, services, only, all, hidden);
    }

    Destination destination() {
        return output.destination();
    }

    Format format() {
        return output.format();
    }
}
