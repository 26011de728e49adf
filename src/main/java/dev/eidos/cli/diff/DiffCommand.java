package dev.eidos.cli.diff;

import dev.eidos.analysis.IgnoreList;
import dev.eidos.analysis.page.DiffPage;
import dev.eidos.analysis.rule.RuleReader;
import dev.eidos.cli.analyze.IgnoreFlag;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.Rendering;
import dev.eidos.compare.FactKind;
import dev.eidos.compare.FactKinds;
import dev.eidos.compare.PathPattern;
import dev.eidos.compare.Vocabulary;
import dev.eidos.compare.recipe.RecipeDiff;
import dev.eidos.compare.recipe.RecipeTexts;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.fleet.facts.FactReader;
import dev.eidos.fleet.facts.FleetFacts;
import dev.eidos.place.Destination;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos diff}: says what differs between two snapshots, two fleets, two recipes or two bundles. */
public final class DiffCommand implements CliCommand {
    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "Say what differs between two snapshots, fleets, recipes or bundles.";
    }

    /** Beside the seconds that reading a fleet takes, the classes of a cluster are nothing; to a recipe they are. */
    @Override
    public AotCache cache() {
        return AotCache.WORK;
    }

    @Override
    public List<String> rehearsals() {
        return List.of(
                "diff @/old/recipe.yaml @/new/recipe.yaml",
                "diff @/old @/new",
                "diff @/snapshot.yaml @/blind.yaml",
                "diff @/snapshot.yaml @/snapshot.yaml -o json",
                "diff @/fleet @/fleet",
                "diff @/fleet @/fleet -o html",
                "diff --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "A and B are snapshots (a file, '-', http(s)://…, cm://namespace/name), fleets or",
                        "folders of snapshots; two recipes; or two bundles (a directory, oci://…). Nodes",
                        "are matched by name. What nobody could read on one side is a gap, and no",
                        "difference. Exit code 0; with --exit-code, 9 if there is a difference.",
                        "",
                        "Examples:",
                        "  eidos diff before.yaml after.yaml",
                        "  eidos diff fleet/nodes/gpu-1.yaml fleet/nodes/gpu-2.yaml --only GPU",
                        "  eidos diff monday/ tuesday/ --exit-code",
                        "  eidos diff recipe.yaml new-recipe.yaml --only components.gpu-operator",
                        "  eidos diff bundle/ new-bundle/ --exit-code");
        spec.addPositional(Flags.argument(0, "A", true, "What was before."));
        spec.addPositional(Flags.argument(1, "B", true, "What is now."));
        spec.addOption(Flags.flag("Exit code 9 if there is a difference.", "--exit-code"));
        spec.addOption(Flags.flag("Compare all, also what names a node and what is noise.", "--raw"));
        spec.addOption(Flags.text("FILE", "Known differences: what, why, until when.", "--ignore"));
        spec.addOption(Flags.texts("PATTERN", "Compare these facts alone: GPU, 'OS.sysctl.*'; repeatable.", "--only"));
        spec.addOption(Flags.choice(
                DiffFormat.class, "table (default), yaml, json, or html, a page for a browser.", "-o", "--format"));
        LibraryFlags.describe(spec);
        spec.addOption(Flags.flag("Talk to the registry without TLS.", "--plain-http"));
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        List<String> sides = List.of(options.matchedPositionalValue(0, ""), options.matchedPositionalValue(1, ""));
        boolean raw = options.hasMatchedOption("--raw");
        FactKinds kinds = raw ? FactKinds.RAW : kinds();
        var messages = new Messages(session);
        IgnoreList known = IgnoreFlag.read(options, session, messages);
        List<PathPattern> only = only(options);
        var input = new DiffSides(new FactReader(new Vocabulary(kinds), messages::warn), session, options, messages);
        DiffSide before = input.read(sides.getFirst(), "A");
        DiffSide after = input.read(sides.getLast(), "B");
        BiPredicate<String, String> wanted = (path, node) -> known.wants(path, node) && isOneOf(only, path);
        DiffReport report = report(sides, before, after, wanted);
        write(report, options.matchedOptionValue("--format", DiffFormat.TABLE), session);
        if (options.hasMatchedOption("--exit-code") && !report.isEqual()) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "there are differences")
                    .object(sides.getFirst() + " " + sides.getLast())
                    .build();
        }
    }

    private static void write(DiffReport report, DiffFormat format, Session session) {
        switch (format) {
            case YAML, JSON, TABLE ->
                new DocumentOutput(new Destination.Stdout(), format.document())
                        .write(Rendering.of(report::document, report::table), session);
            case HTML -> session.terminal().write(DiffPage.of(report.document()));
        }
    }

    /** Between two snapshots what is of the cluster, and what is noise among nodes, counts. */
    private static FactKinds kinds() {
        return new FactKinds(RuleReader.own().kinds().entries().stream()
                .filter(entry -> entry.kind() == FactKind.IDENTITY)
                .toList());
    }

    private static List<PathPattern> only(ParseResult options) {
        return Flags.texts(options, "--only").stream()
                .map(text -> PathPattern.of(text.contains("*") ? text : text + "*"))
                .toList();
    }

    private static boolean isOneOf(List<PathPattern> only, String path) {
        return only.isEmpty() || only.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static DiffReport report(
            List<String> sides, DiffSide before, DiffSide after, BiPredicate<String, String> wanted) {
        if (before instanceof DiffSide.Nodes(FleetFacts old) && after instanceof DiffSide.Nodes(FleetFacts now)) {
            return NodesDiff.report(sides, old, now, wanted);
        }
        if (before instanceof DiffSide.Plan(String what, RecipeTexts old)
                && after instanceof DiffSide.Plan(String other, RecipeTexts now)
                && what.equals(other)) {
            return new DiffReport(
                    sides.getFirst(),
                    sides.getLast(),
                    what.equals(DiffSide.Plan.RECIPE) ? DiffReport.Compared.RECIPES : DiffReport.Compared.BUNDLES,
                    false,
                    RecipeDiff.of(old, now, path -> wanted.test(path, "")),
                    Map.of(),
                    0);
        }
        throw EidosException.of(ErrorCode.INVALID_INPUT, "two things of one kind are compared")
                .object(sides.getFirst() + " " + sides.getLast())
                .reason("the first is " + before.what() + ", the second " + after.what())
                .suggestion("name two of one kind; a bundle's recipe is its recipe.yaml")
                .build();
    }
}
