package dev.eidos.live.report;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.LiveReport;
import dev.eidos.live.Phase;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Columns.Cell;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as a table for people: by phase a line for each check, then what is wrong and what to do, the result last.
 */
public final class LiveTable {
    private static final int INDENT = 2;
    private static final int NARROWEST = 10;

    private final StringBuilder out = new StringBuilder(4096);
    private final LiveReport report;
    private final int width;
    private final boolean colour;

    private LiveTable(LiveReport report, int width, boolean colour) {
        this.report = report;
        this.width = width;
        this.colour = colour;
    }

    /**
     * Draws the table.
     *
     * @param width columns of the terminal
     */
    public static String draw(LiveReport report, boolean allowUnknown, int width, boolean colour) {
        var table = new LiveTable(report, width, colour);
        table.head();
        report.phases().forEach(table::phase);
        for (Status status : List.of(Status.FAILED, Status.UNKNOWN)) {
            ToldFinding.of(report.results(), status).forEach(table::details);
        }
        table.summary(allowUnknown);
        return table.out.toString();
    }

    private void head() {
        paragraph("Validation of " + report.recipe(), 0, Style.BOLD);
        String cluster = report.cluster().text();
        paragraph(
                "against the cluster" + (cluster.isEmpty() ? "" : " " + cluster)
                        + (report.snapshot() == null ? "" : " and " + report.snapshot()) + ", read " + report.time(),
                0,
                Style.DIM);
        if (!report.nodes().isEmpty()) {
            paragraph("of these nodes alone: " + String.join(", ", report.nodes()), 0, Style.DIM);
        }
        out.append('\n');
    }

    private void phase(Phase phase) {
        List<CheckResult> results = report.results().stream()
                .filter(result -> result.phase() == phase)
                .toList();
        if (results.isEmpty()) {
            return;
        }
        // what is asked there is a sentence, which the documentation has
        boolean expected = phase != Phase.CONFORMANCE;
        var rows = new Columns(0).add(bold(phase.name(), expected));
        for (CheckResult result : results) {
            List<Cell> row = new ArrayList<>(List.of(
                    new Cell(result.id(), null), new Cell(result.status().label(), style(result.status()))));
            if (expected) {
                row.add(new Cell(orDash(result.expected()), null));
            }
            row.add(new Cell(orDash(result.actual()), null));
            rows.add(row);
        }
        rows.appendWrapped(out, 0, width, colour);
        out.append('\n');
    }

    private static List<Cell> bold(String phase, boolean expected) {
        List<String> head =
                expected ? List.of(phase, "STATUS", "EXPECTED", "ACTUAL") : List.of(phase, "STATUS", "ACTUAL");
        return head.stream().map(text -> new Cell(text, Style.BOLD)).toList();
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static @Nullable Style style(Status status) {
        return switch (status) {
            case PASSED -> Style.GREEN;
            case FAILED -> Style.RED;
            case UNKNOWN -> Style.YELLOW;
            case SKIPPED, INAPPLICABLE -> Style.DIM;
        };
    }

    private void details(ToldFinding told) {
        paragraph(told.text(), 0, told.failed() ? Style.RED : Style.YELLOW);
        if (told.remedy() != null) {
            paragraph("try: " + told.remedy(), INDENT, null);
        }
        out.append('\n');
    }

    private void summary(boolean allowUnknown) {
        boolean passed = report.passed(allowUnknown);
        String nothing =
                report.count(Status.PASSED) + report.count(Status.FAILED) == 0 ? "; nothing could be checked" : "";
        paragraph((passed ? "passed: " : "failed: ") + report.counts() + nothing, 0, passed ? Style.GREEN : Style.RED);
    }

    /** Lines after the first are indented under it. */
    private void paragraph(String text, int indent, @Nullable Style style) {
        int room = Math.max(NARROWEST, width - indent - INDENT);
        int margin = indent;
        for (String line : TerminalText.lines(TerminalText.visible(text), room)) {
            out.repeat(' ', margin)
                    .append(style == null ? line : style.paint(line, colour))
                    .append('\n');
            margin = indent + INDENT;
        }
    }
}
