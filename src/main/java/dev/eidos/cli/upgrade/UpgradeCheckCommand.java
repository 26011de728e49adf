package dev.eidos.cli.upgrade;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.ClusterFlags;
import dev.eidos.cli.option.DocumentInput;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.cli.supply.ChartPlaces;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.charts.ChartSource;
import dev.eidos.text.SharedReasons;
import dev.eidos.upgrade.UpgradeCheck;
import dev.eidos.upgrade.UpgradeFinding.Verdict;
import dev.eidos.upgrade.UpgradeReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos upgrade-check}: what stands between one recipe and the next. */
public final class UpgradeCheckCommand implements CliCommand {
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
                        "OLD and NEW are recipes: what is installed, and what is to be. With the charts",
                        "of both, definitions and values that nothing reads any more are told too.",
                        "Exit code 9 if something is blocked.",
                        "",
                        "Examples:",
                        "  eidos upgrade-check recipe.yaml new-recipe.yaml",
                        "  eidos upgrade-check recipe.yaml new-recipe.yaml --charts ./charts -o junit");
        spec.addPositional(side(0, "OLD", "The recipe that is installed."));
        spec.addPositional(side(1, "NEW", "The recipe that is to be."));
        spec.addOption(
                Flags.text("DIR", "The charts of both, packed or unpacked, to tell what they change.", "--charts"));
        spec.addOption(Flags.choice(UpgradeFormat.class, "table (default), yaml, json or junit.", "-o", "--format"));
        LibraryFlags.describe(spec);
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
        var messages = new Messages(session);
        String old = options.matchedPositionalValue(0, "");
        String now = options.matchedPositionalValue(1, "");
        Recipe before = DocumentInput.recipe(old, session, options, messages);
        Recipe after = DocumentInput.recipe(now, session, options, messages);
        UpgradeReport report =
                new UpgradeCheck(LibraryFlags.open(options, messages), charts(options)).judge(before, after);
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
                    .object(old + " " + now)
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
