package dev.eidos.cli.diff;

import dev.eidos.analysis.IgnoreList;
import dev.eidos.analysis.rule.RuleReader;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.FactsInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.compare.FactKind;
import dev.eidos.compare.FactKinds;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.PathPattern;
import dev.eidos.compare.Vocabulary;
import dev.eidos.compare.diff.FactsDiff;
import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.file.SourceText;
import dev.eidos.fleet.facts.FactReader;
import dev.eidos.fleet.facts.FleetFacts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos diff}: says what differs between two snapshots, or two folders of them. */
public final class DiffCommand implements CliCommand {
    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "Say what differs between two snapshots or fleets.";
    }

    /** Beside the seconds that reading a fleet takes, the classes of a cluster are nothing; to a recipe they are. */
    @Override
    public AotCache cache() {
        return AotCache.WORK;
    }

    @Override
    public List<String> rehearsals() {
        return List.of(
                "diff @/snapshot.yaml @/blind.yaml",
                "diff @/snapshot.yaml @/snapshot.yaml -o json",
                "diff @/fleet @/fleet",
                "diff --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "A and B are snapshots (a file, '-', http(s)://…, cm://namespace/name), fleets,",
                        "or folders of snapshots. Nodes are matched by name. What nobody could read on",
                        "one side is a gap, and no difference. Exit code 0; with --exit-code, 9 if there",
                        "is a difference.",
                        "",
                        "Examples:",
                        "  eidos diff before.yaml after.yaml",
                        "  eidos diff fleet/nodes/gpu-1.yaml fleet/nodes/gpu-2.yaml --only GPU",
                        "  eidos diff monday/ tuesday/ --exit-code");
        spec.addPositional(side(0, "A", "What was before."));
        spec.addPositional(side(1, "B", "What is now."));
        spec.addOption(Flags.flag("Exit code 9 if there is a difference.", "--exit-code"));
        spec.addOption(Flags.flag("Compare all, also what names a node and what is noise.", "--raw"));
        spec.addOption(Flags.text("FILE", "Known differences: what, why, until when.", "--ignore"));
        spec.addOption(Flags.texts("PATTERN", "Compare these facts alone: GPU, 'OS.sysctl.*'; repeatable.", "--only"));
        spec.addOption(Flags.formatOfAnswer("table (default), yaml or json."));
        ClusterFlags.describe(spec);
    }

    private static PositionalParamSpec side(int index, String label, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .index(Integer.toString(index))
                .arity("1")
                .required(true)
                .type(String.class)
                .description(description)
                .build();
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        List<String> sides = List.of(options.matchedPositionalValue(0, ""), options.matchedPositionalValue(1, ""));
        boolean raw = options.hasMatchedOption("--raw");
        FactKinds kinds = raw ? FactKinds.RAW : kinds();
        var messages = new Messages(session);
        var reader = new FactReader(new Vocabulary(kinds), messages::warn);
        Predicate<FactPath> wanted = wanted(options, session, messages);
        FleetFacts before = FactsInput.read(sides.getFirst(), "A", reader, session, options, messages);
        FleetFacts after = FactsInput.read(sides.getLast(), "B", reader, session, options, messages);
        DiffReport report = report(sides, before, after, wanted);
        DocumentOutput.toStdout(options, Format.TABLE).write(Rendering.of(report::document, report::table), session);
        if (options.hasMatchedOption("--exit-code") && !report.isEqual()) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "there are differences")
                    .object(sides.getFirst() + " " + sides.getLast())
                    .build();
        }
    }

    /** Between two snapshots what is of the cluster, and what is noise among nodes, counts. */
    private static FactKinds kinds() {
        return new FactKinds(RuleReader.own().kinds().entries().stream()
                .filter(entry -> entry.kind() == FactKind.IDENTITY)
                .toList());
    }

    private static Predicate<FactPath> wanted(ParseResult options, Session session, Messages messages)
            throws InterruptedException {
        @Nullable String file = options.matchedOptionValue("--ignore", null);
        IgnoreList ignores = IgnoreList.NONE;
        if (file != null) {
            SourceText text = DocumentInput.read(file, "--ignore", session, options);
            IgnoreList all = IgnoreList.read(text.text(), text.name());
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            all.warnings(text.name(), today).forEach(messages::warn);
            ignores = all.on(today);
        }
        IgnoreList known = ignores;
        List<PathPattern> only = Flags.texts(options, "--only").stream()
                .map(text -> PathPattern.of(text.contains("*") ? text : text + "*"))
                .toList();
        return path -> known.wants(path)
                && (only.isEmpty() || only.stream().anyMatch(pattern -> pattern.matches(path.text())));
    }

    private static DiffReport report(
            List<String> sides, FleetFacts before, FleetFacts after, Predicate<FactPath> wanted) {
        var diff = new FactsDiff(wanted);
        long normalised =
                after.nodes().stream().mapToLong(NodeFacts::normalised).sum();
        if (before.nodes().size() == 1 && after.nodes().size() == 1) {
            diff.add(before.nodes().getFirst(), after.nodes().getFirst());
            return new DiffReport(
                    sides.getFirst(), sides.getLast(), false, diff.differences(), List.of(), List.of(), normalised);
        }
        Map<String, NodeFacts> old = new TreeMap<>();
        before.nodes().forEach(node -> old.put(node.name(), node));
        List<String> added = after.nodes().stream()
                .map(NodeFacts::name)
                .filter(name -> !old.containsKey(name))
                .toList();
        for (NodeFacts node : after.nodes()) {
            NodeFacts was = old.remove(node.name());
            if (was != null) {
                diff.add(was, node);
            }
        }
        return new DiffReport(
                sides.getFirst(),
                sides.getLast(),
                true,
                diff.differences(),
                added,
                List.copyOf(old.keySet()),
                normalised);
    }
}
