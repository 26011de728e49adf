package dev.eidos.cli.snapshot;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.console.TypedCommand;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.MeasurementTypes;
import dev.eidos.cli.option.Rendering;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.cli.option.ToolVersion;
import dev.eidos.constraint.ConstraintPath;
import dev.eidos.constraint.PathQuery;
import dev.eidos.document.Format;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.redact.Redaction;
import dev.eidos.snapshot.local.LocalSnapshot;
import dev.eidos.snapshot.local.LocalSnapshotOptions;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.TerminalText;
import dev.eidos.text.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos get}: prints what a path names, in a snapshot or on this machine. */
public final class GetCommand implements CliCommand {
    @Override
    public String name() {
        return "get";
    }

    @Override
    public String summary() {
        return "Print a value of a snapshot, or of this machine.";
    }

    /** Without a snapshot it takes one. */
    @Override
    public AotCache cache() {
        return AotCache.WORK;
    }

    @Override
    public List<String> rehearsals() {
        return List.of(
                "get OS.kernel.release",
                "get OS.kernel.release -s @/snapshot.yaml",
                "get OS.kernel.* --format json",
                "get GPU.smi.nothing",
                "get --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "A path is {type}.{subtype}.{key}, as in a recipe's constraints; a key may have",
                        "dots. In each part * stands for any characters. One value is printed as it is,",
                        "several with their paths. Without --snapshot this machine is read, as far as is",
                        "needed. Exit code 3 if there is no such value; 4 if it was refused, 5 if it took",
                        "too long, 6 if nobody could be asked, 1 if reading it failed.",
                        "",
                        "Examples:",
                        "  eidos get GPU.smi.driver",
                        "  eidos get GPU.smi.driver -s snapshot.yaml",
                        "  eidos get 'GPU.gpu-*.uuid' -s cm://gpu-operator/snapshot --format json",
                        "  eidos get OS.sysctl./proc/sys/vm/swappiness");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .arity("1")
                .required(true)
                .type(String.class)
                .description("What to print, such as K8s.server.version.")
                .build());
        spec.addOption(Flags.text(
                "SOURCE",
                "The snapshot: a file, '-', http(s)://… or cm://namespace/name; of a fleet a node's: fleet/#gpu-7.",
                "-s",
                "--snapshot"));
        spec.addOption(Flags.text(
                "DIR",
                "Without --snapshot: the machine whose file tree is mounted here.",
                SnapshotOptions.HOST_ROOT_FLAG));
        spec.addOption(Flags.formatOfAnswer("table (default): values as they are; json or yaml: by their paths."));
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        String text = options.matchedPositionalValue(0, "");
        ConstraintPath path = path(text, options);
        var query = new PathQuery(path);
        Snapshot snapshot = snapshot(query, path, options, session);
        DocumentOutput output = DocumentOutput.toStdout(options, Format.TABLE);
        switch (query.ask(snapshot)) {
            case PathQuery.Answer.Found(Map<String, Reading> readings) ->
                output.write(rendering(readings, output, session), session);
            case PathQuery.Answer.Absent(String reason, List<String> near) ->
                throw absent(
                        path, reason, near, snapshot.measurement(path.type()).isPresent(), options);
            case PathQuery.Answer.NotCollected(Gap.Reason kind, String reason) ->
                throw EidosException.of(code(kind), "the value was not collected")
                        .object(path.text())
                        .reason(reason)
                        .build();
        }
    }

    private static ConstraintPath path(String text, ParseResult options) {
        return ConstraintPath.of(text)
                .orElseThrow(() -> EidosException.of(ErrorCode.INVALID_INPUT, "not a path")
                        .object("'" + text + "'")
                        .reason("it is not {type}.{subtype}.{key}, as K8s.server.version is")
                        .suggestion(whole(text, TypedCommand.of(options, text)))
                        .build());
    }

    private static String whole(String text, TypedCommand typed) {
        if (text.isBlank() || text.contains("*")) {
            return "for all there is: " + typed.with("*.*.*");
        }
        if (text.contains(".")) {
            return "for all of it: " + typed.with(text + ".*");
        }
        for (String type : MeasurementTypes.ALL) {
            if (type.equalsIgnoreCase(text)) {
                return "for all of it: " + typed.with(type + ".*.*");
            }
        }
        return "for a key of that name: " + typed.with("*.*." + text);
    }

    private static Snapshot snapshot(PathQuery query, ConstraintPath path, ParseResult options, Session session)
            throws InterruptedException {
        @Nullable String source = options.matchedOptionValue("--snapshot", null);
        if (source == null) {
            return taken(query, path, options, session);
        }
        if (options.hasMatchedOption(SnapshotOptions.HOST_ROOT_FLAG)) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "a snapshot is read or taken, not both")
                    .object("--snapshot " + source + " " + SnapshotOptions.HOST_ROOT_FLAG)
                    .suggestion("leave one of them out")
                    .build();
        }
        return SnapshotInput.one(source, session, options, new Messages(session))
                .snapshot();
    }

    /** A snapshot of what can answer. */
    private static Snapshot taken(PathQuery query, ConstraintPath path, ParseResult options, Session session)
            throws InterruptedException {
        List<String> types =
                MeasurementTypes.ALL.stream().filter(query::concerns).toList();
        if (types.isEmpty()) {
            throw absent(
                    path,
                    "snapshots have " + String.join(", ", MeasurementTypes.ALL),
                    Suggestions.similar(path.type(), MeasurementTypes.ALL).stream()
                            .map(type -> type + "." + path.subtype() + "." + path.key())
                            .toList(),
                    false,
                    options);
        }
        Map<String, String> environment = session.terminal().environment();
        ClusterFlags flags = ClusterFlags.of(options);
        var wanted = new LocalSnapshotOptions(
                SnapshotOptions.hostRoot(options, environment),
                LocalSnapshotOptions.DEFAULT_TIMEOUT,
                List.of(),
                LocalSnapshotOptions.DEFAULT_MAX_NODES_PER_ENTRY,
                Redaction.STANDARD,
                types,
                environment);
        try (ClusterConnection cluster = ClusterConnection.to(flags.access(session), RetryPolicy.BRIEF)) {
            if (flags.given()) {
                cluster.configure();
            }
            return LocalSnapshot.take(wanted, cluster, ToolVersion.current());
        }
    }

    private static Rendering rendering(Map<String, Reading> readings, DocumentOutput output, Session session) {
        boolean watched = output.isWatched(session);
        return Rendering.of(() -> document(readings), (_, _) -> plain(readings, watched, output.room(session)));
    }

    private static Value document(Map<String, Reading> readings) {
        var document = new MappingBuilder();
        readings.forEach((path, reading) -> document.put(path, Value.scalar(reading)));
        return document.build();
    }

    /**
     * One value without its path, or a line for each.
     *
     * @param watched whether a terminal shows it, which it must not control; scripts get what it is
     */
    private static String plain(Map<String, Reading> readings, boolean watched, int room) {
        if (readings.size() == 1) {
            String text = readings.values().iterator().next().asText();
            return (watched ? TerminalText.visibleLines(text) : text) + "\n";
        }
        var lines = new Columns(0);
        readings.forEach((path, reading) -> lines.add(path, reading.asText()));
        var text = new StringBuilder();
        lines.appendHanging(text, room);
        return text.toString();
    }

    /**
     * The failure to find anything.
     *
     * @param known whether the snapshot has anything of the path's type
     */
    private static EidosException absent(
            ConstraintPath path, String reason, List<String> near, boolean known, ParseResult options) {
        var typed = TypedCommand.of(options, options.matchedPositionalValue(0, ""));
        return EidosException.of(ErrorCode.NOT_FOUND, "no such value")
                .object(path.text())
                .reason(reason)
                .suggestion(
                        near.isEmpty()
                                ? "see what there is: " + typed.with((known ? path.type() : "*") + ".*.*")
                                : near.stream()
                                        .map(typed::with)
                                        .collect(Collectors.joining(Messages.ANOTHER_WAY)))
                .build();
    }

    /** The code of a failure to read: a script can tell "not there" from "may not look" and "try again". */
    private static ErrorCode code(Gap.Reason kind) {
        return switch (kind) {
            case NotFound -> ErrorCode.NOT_FOUND;
            case Forbidden -> ErrorCode.FORBIDDEN;
            case Unavailable -> ErrorCode.UNAVAILABLE;
            case Timeout -> ErrorCode.TIMED_OUT;
            case Invalid, Failed -> ErrorCode.FAILED;
        };
    }
}
