package dev.eidos.cli.upgrade;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.option.RecipeInput;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.cli.supply.ChartPlaces;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.text.SharedReasons;
import dev.eidos.upgrade.UpgradeCheck;
import dev.eidos.upgrade.UpgradeFinding.Verdict;
import dev.eidos.upgrade.UpgradeReport;
import dev.eidos.upgrade.UpgradeSide;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos upgrade-check}: what stands between one recipe and the next. */
public final class UpgradeCheckCommand implements CliCommand {
    private static final String CLUSTER = "--cluster";
    private static final String SNAPSHOT = "--snapshot";
    private static final String ANY_CLUSTER = "--any-cluster";

    @Override
    public String name() {
        return "upgrade-check";
    }

    @Override
    public String summary() {
        return "Tell what of an upgrade is safe, needs hands, or is blocked.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "OLD and NEW are recipes, of one machine or of a fleet: what is installed,",
                        "and what is to be. Of a fleet each finding names its pools. With",
                        "--cluster there is only NEW: the cluster tells what it has, by labels of",
                        "workloads, Flux and Argo CD. It is only read, and Secrets are not. With the",
                        "charts of both, definitions and values that nothing reads are told too.",
                        "Exit code 9 if something is blocked.",
                        "",
                        "Examples:",
                        "  eidos upgrade-check recipe.yaml new-recipe.yaml",
                        "  eidos upgrade-check recipe.yaml new-recipe.yaml --charts ./charts -o junit",
                        "  eidos upgrade-check --cluster new-recipe.yaml -s fleet");
        spec.usageMessage()
                .customSynopsis("eidos upgrade-check OLD NEW [OPTIONS]", "eidos upgrade-check --cluster NEW [OPTIONS]");
        spec.addPositional(
                Flags.argument(0, "OLD", true, "The recipe that is installed; with --cluster there is none."));
        spec.addPositional(Flags.argument(1, "NEW", false, "The recipe that is to be."));
        spec.addOption(Flags.flag("Compare with what this cluster has installed, in place of OLD.", CLUSTER));
        spec.addOption(Flags.text(
                "SOURCE", "Hold what NEW asks of nodes against this snapshot, or those of a fleet.", "-s", SNAPSHOT));
        spec.addOption(Flags.flag(
                "Go on where the recipe or the snapshot is of another cluster than the one that is asked.",
                ANY_CLUSTER));
        spec.addOption(
                Flags.text("DIR", "The charts of both, packed or unpacked, to tell what they change.", "--charts"));
        spec.addOption(Flags.choice(UpgradeFormat.class, "table (default), yaml, json or junit.", "-o", "--format"));
        LibraryFlags.describe(spec);
        ClusterFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        var messages = new Messages(session);
        List<String> sources = options.matchedPositionals().stream()
                .flatMap(one -> one.stringValues().stream())
                .toList();
        boolean live = options.hasMatchedOption(CLUSTER);
        if (sources.size() != (live ? 1 : 2)) {
            throw EidosException.of(
                            ErrorCode.INVALID_INPUT,
                            live ? "with a cluster there is one recipe" : "an upgrade is from one recipe to another")
                    .object(sources.isEmpty() ? "no recipe is named" : String.join(" ", sources))
                    .suggestion(
                            live
                                    ? "name the new recipe alone, or leave " + CLUSTER + " out"
                                    : "name the old one and the new one; or add " + CLUSTER
                                            + " to compare with what a cluster has")
                    .build();
        }
        String source = options.matchedOptionValue(SNAPSHOT, null);
        List<SnapshotInput.Named> snapshots =
                source == null ? List.of() : SnapshotInput.read(source, session, options, messages);
        RecipeInput now = DocumentInput.recipes(sources.getLast(), session, options, messages);
        UpgradeNodes nodes = UpgradeNodes.of(snapshots, now, messages);
        RecipeLibrary library = LibraryFlags.open(options, messages);
        var check = new UpgradeCheck(library, charts(options));
        UpgradeReport report;
        if (live) {
            report = new LiveUpgrade(check, library, options, session)
                    .judge(
                            side(now),
                            sources.getLast(),
                            nodes,
                            options.hasMatchedOption(ANY_CLUSTER) ? "" : ANY_CLUSTER);
        } else {
            RecipeInput before = DocumentInput.recipes(sources.getFirst(), session, options, messages);
            report = check.judge(side(before), side(now), nodes.byPool());
        }
        write(report, String.join(" ", sources), options, session, messages);
    }

    private static UpgradeSide side(RecipeInput input) {
        return switch (input) {
            case RecipeInput.One(Recipe recipe, String _) -> UpgradeSide.of(recipe);
            case RecipeInput.OfFleet(FleetRecipe fleet, String _) -> UpgradeSide.of(fleet);
        };
    }

    private static void write(
            UpgradeReport report, String shown, ParseResult options, Session session, Messages messages) {
        session.terminal()
                .write(
                        switch (options.matchedOptionValue("--format", UpgradeFormat.TABLE)) {
                            case TABLE -> report.table(room(session), false);
                            case YAML -> YamlWriter.write(report.document());
                            case JSON -> JsonWriter.write(report.document());
                            case JUNIT -> report.junit();
                        });
        SharedReasons.of(report.unknown()).forEach(one -> messages.warn("not looked into: " + one));
        if (report.verdict() == Verdict.BLOCKED) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "the upgrade is blocked")
                    .object(shown)
                    .reason(report.count(Verdict.BLOCKED) + " of "
                            + report.findings().size() + " findings")
                    .build();
        }
    }

    private static int room(Session session) {
        return session.terminal().outIsTerminal() ? session.terminal().outColumns() : Integer.MAX_VALUE;
    }

    private static @Nullable ChartSource charts(ParseResult options) {
        @Nullable String folder = options.matchedOptionValue("--charts", null);
        return folder == null ? null : ChartPlaces.folder("--charts", folder);
    }
}
