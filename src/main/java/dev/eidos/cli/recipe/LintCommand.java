package dev.eidos.cli.recipe;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.Flags;
import dev.eidos.cli.option.LibraryFlags;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.recipe.library.LibraryFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.lint.AcceptedFindings;
import dev.eidos.recipe.lint.ChartReport;
import dev.eidos.recipe.lint.LibraryLint;
import dev.eidos.recipe.lint.LintFinding;
import dev.eidos.recipe.lint.LintFinding.Severity;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos recipe lint}: checks a recipe library. */
final class LintCommand implements CliCommand {
    private static final String SHOW = "--show-accepted";

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String summary() {
        return "Check a recipe library: references, circles, constraints, and who overrules whom.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(
                        "",
                        "Without --data or --library it checks the embedded library.",
                        "Exit code 9 if there are errors; warnings alone count with --strict.",
                        "",
                        "With charts it also tells which values and flags no template reads, or in",
                        "another form; which images 'bundle --image-registry' leaves behind; which",
                        "fields custom resources do not have; and which namespaces lack the label for",
                        "privileged pods. It needs Helm's engine: lib/optional of the archive.",
                        "",
                        "Examples:",
                        "  eidos recipe lint --data ./our-library",
                        "  eidos recipe lint --library ./all-of-it --strict",
                        "  eidos recipe lint --charts ./charts");
        LibraryFlags.describe(spec);
        ChartFlags.describe(spec);
        spec.addOption(Flags.choice(
                LintFormat.class,
                "table (default), json, junit for CI, or sarif for code scanning.",
                "-o",
                "--format"));
        spec.addOption(Flags.flag("Let warnings fail the check too.", "--strict"));
        spec.addOption(Flags.flag("Tell also what the library accepts, and why.", SHOW));
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        LibraryFiles files = LibraryFlags.files(options);
        List<LintFinding> findings = LibraryLint.check(files, LocalDate.now(ZoneOffset.UTC));
        var sifted = new AcceptedFindings.Sifted(findings, List.of());
        if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
            ChartReport charts = ChartFlags.check(options, files, session);
            List<LintFinding> all = new ArrayList<>(findings);
            all.addAll(charts.findings());
            sifted = AcceptedFindings.of(files, new RecipeLibrary(files, _ -> {}))
                    .sift(LibraryLint.sorted(all), charts.checked());
        }
        session.terminal().write(text(sifted, options, session));
        if (!sifted.accepted().isEmpty()) {
            int count = sifted.accepted().size();
            new Messages(session)
                    .say(count + (count == 1 ? " finding is" : " findings are") + " accepted by the library"
                            + (options.hasMatchedOption(SHOW) ? "" : "; " + SHOW + " tells which and why"));
        }
        end(sifted.findings(), options, session);
    }

    private static String text(AcceptedFindings.Sifted sifted, ParseResult options, Session session) {
        List<LintFinding> findings = sifted.findings();
        List<AcceptedFindings.Accepted> accepted = options.hasMatchedOption(SHOW) ? sifted.accepted() : List.of();
        return switch (options.matchedOptionValue("--format", LintFormat.TABLE)) {
            case TABLE -> lines(findings, session) + acceptedLines(accepted);
            case JSON -> LintReports.json(findings, accepted);
            case JUNIT -> LintReports.junit(findings);
            case SARIF -> LintReports.sarif(findings, accepted);
        };
    }

    private static String acceptedLines(List<AcceptedFindings.Accepted> accepted) {
        StringBuilder text = new StringBuilder();
        for (AcceptedFindings.Accepted one : accepted) {
            text.append("accepted: "
                    + TerminalText.visible(
                            one.finding().place() + ": " + one.finding().message() + ". " + one.reason())
                    + "\n");
        }
        return text.toString();
    }

    private static String lines(List<LintFinding> findings, Session session) {
        StringBuilder text = new StringBuilder();
        for (LintFinding finding : findings) {
            String label = switch (finding.severity()) {
                case ERROR -> Style.RED.paint("error:", session.colourOut());
                case WARNING -> Style.YELLOW.paint("warning:", session.colourOut());
            };
            text.append(label + " " + TerminalText.visible(finding.place() + ": " + finding.message()) + "\n");
        }
        return text.toString();
    }

    private static void end(List<LintFinding> findings, ParseResult options, Session session) {
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        long warnings = findings.size() - errors;
        String counts = errors
                + (errors == 1 ? " error, " : " errors, ")
                + warnings
                + (warnings == 1 ? " warning" : " warnings");
        if (errors > 0 || (warnings > 0 && options.hasMatchedOption("--strict"))) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "the library is not in order")
                    .object(Objects.requireNonNullElse(LibraryFlags.named(options), "the embedded library"))
                    .reason(counts)
                    .build();
        }
        new Messages(session).say(findings.isEmpty() ? "nothing to complain about" : counts);
    }
}
