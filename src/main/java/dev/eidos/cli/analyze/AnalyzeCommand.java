package dev.eidos.cli.analyze;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.Anonymizer;
import dev.eidos.analysis.report.AnalysisDocument;
import dev.eidos.analysis.report.AnalysisJUnit;
import dev.eidos.analysis.report.AnalysisTable;
import dev.eidos.analysis.report.CordonList;
import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.AotCache;
import dev.eidos.cli.option.CliCommand;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.OutputChoice;
import dev.eidos.cli.option.Rendering;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.text.FoldedNames;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code eidos analyze}: says which nodes of a fleet are not like the others, in what, and what to do. */
public final class AnalyzeCommand implements CliCommand {
    @Override
    public String name() {
        return "analyze";
    }

    @Override
    public String summary() {
        return "Say which nodes of a fleet are not like the others.";
    }

    /** Beside the seconds that reading a fleet takes, the classes of a cluster are nothing; to a recipe they are. */
    @Override
    public AotCache cache() {
        return AotCache.WORK;
    }

    @Override
    public List<String> rehearsals() {
        return List.of(
                "analyze @/fleet",
                "analyze @/fleet -o json",
                "analyze @/fleet --format junit",
                "analyze @/fleet -o nodes",
                "analyze @/fleet --since @/fleet",
                "analyze --help");
    }

    @Override
    public void describe(CommandSpec spec) {
        AnalyzeFlags.describe(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws InterruptedException {
        var messages = new Messages(session);
        if (options.hasMatchedOption("--lint")) {
            AnalyzeOptions.lint(options, session, messages);
            return;
        }
        @Nullable String source = options.matchedPositionalValue(0, null);
        if (source == null) {
            throw EidosException.of(ErrorCode.INVALID_INPUT, "snapshots are needed")
                    .object("SOURCE")
                    .reason("it was not given")
                    .suggestion("name a folder: eidos analyze fleet/")
                    .build();
        }
        OutputChoice choice = OutputChoice.of(options, AnalysisFormat.labels());
        AnalysisFormat format = AnalysisFormat.of(choice);
        DocumentOutput output = DocumentOutput.local(choice.place(), format.document());
        AnalyzeOptions wanted = AnalyzeOptions.of(options, session, messages);
        Analysis analysis = wanted.ignores().applied(new FleetAnalysis(wanted, options, session, messages).of(source));
        if (options.hasMatchedOption("--anonymize")) {
            analysis = Anonymizer.of(analysis);
        }
        write(analysis, format, output, wanted.share(), options.hasMatchedOption("--all"), session, messages);
        end(analysis);
    }

    private static void write(
            Analysis analysis,
            AnalysisFormat format,
            DocumentOutput output,
            double share,
            boolean all,
            Session session,
            Messages messages) {
        String content = analysis.findings().size() + " findings on " + analysis.differing() + " of " + analysis.nodes()
                + " nodes";
        switch (format) {
            case JUNIT -> output.write(AnalysisJUnit.write(analysis), content, session);
            case NODES -> {
                CordonList list = CordonList.of(analysis, share);
                output.write(list.text(), list.names().size() + " nodes", session);
                if (!list.spared().isEmpty()) {
                    messages.warn("left out, because it would be too large a share of a group (--max-share): "
                            + String.join(",", FoldedNames.fold(list.spared())));
                }
            }
            case TABLE, YAML, JSON ->
                output.write(
                        Rendering.of(
                                        () -> AnalysisDocument.of(analysis),
                                        (width, colour) -> AnalysisTable.draw(analysis, width, colour, all))
                                .holding(content),
                        session);
        }
    }

    private static void end(Analysis analysis) {
        if (!analysis.findings().isEmpty()) {
            throw EidosException.of(ErrorCode.CHECK_FAILED, "not all nodes are alike")
                    .object(analysis.source())
                    .reason(analysis.differing() + " of " + analysis.nodes() + " differ")
                    .build();
        }
        if (!analysis.missing().isEmpty()) {
            throw EidosException.of(ErrorCode.PARTIAL, "nothing differs, but nodes are missing")
                    .object(analysis.source())
                    .reason(analysis.missingNodes() + " of " + (analysis.nodes() + analysis.missingNodes()))
                    .suggestion("take them again: eidos snapshot --deploy-agent --all-nodes --resume -o "
                            + analysis.source())
                    .build();
        }
    }
}
