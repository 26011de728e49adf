package dev.eidos.cli.live;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.console.Session;
import dev.eidos.cli.option.DocumentOutput;
import dev.eidos.cli.option.Rendering;
import dev.eidos.cli.option.ReportFormat;
import dev.eidos.live.LiveReport;
import dev.eidos.live.report.Checklist;
import dev.eidos.live.report.LiveDocument;
import dev.eidos.live.report.LiveJUnit;
import dev.eidos.live.report.LiveTable;

/**
 * The report in the format that was asked for.
 *
 * @param allowUnknown whether what is unknown is excused
 */
record LiveOutput(LiveReport report, boolean allowUnknown) {
    void write(ReportFormat format, DocumentOutput output, Session session, Messages messages) {
        switch (format) {
            case JUNIT -> output.write(LiveJUnit.write(report, allowUnknown), report.counts(), session);
            case CNCF -> {
                Checklist.notice(report).ifPresent(messages::warn);
                output.write(
                        Rendering.of(() -> Checklist.of(report), (width, colour) -> table(width, colour))
                                .holding(report.counts()),
                        session);
            }
            case YAML, JSON, TABLE ->
                output.write(
                        Rendering.of(
                                        () -> LiveDocument.of(report, allowUnknown),
                                        (width, colour) -> table(width, colour))
                                .holding(report.counts()),
                        session);
        }
    }

    private String table(int width, boolean colour) {
        return LiveTable.draw(report, allowUnknown, width, colour);
    }
}
