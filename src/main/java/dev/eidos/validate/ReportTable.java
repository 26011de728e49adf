package dev.eidos.validate;

import dev.eidos.constraint.Verdict;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Columns.Cell;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A report as a table for people: a row for each constraint, then what to do about those that did not pass, the result
 * last.
 */
public final class ReportTable {
    private static final int INDENT = 2;
    private static final int NARROWEST = 10;

    private final StringBuilder out = new StringBuilder(4096);
    private final ValidationReport report;
    private final int width;
    private final boolean colour;

    private ReportTable(ValidationReport report, int width, boolean colour) {
        this.report = report;
        this.width = width;
        this.colour = colour;
    }

    /**
     * Draws the table.
     *
     * @param allowUnknown whether unknown constraints keep the report from having passed
     * @param width columns of the terminal
     * @param colour whether to use terminal colours
     */
    public static String draw(ValidationReport report, boolean allowUnknown, int width, boolean colour) {
        var table = new ReportTable(report, width, colour);
        table.head();
        table.rows();
        for (ConstraintResult result : report.results()) {
            table.remedy(result);
        }
        table.summary(allowUnknown);
        return table.out.toString();
    }

    private void head() {
        paragraph("Validation of " + report.recipe(), 0, Style.BOLD);
        Instant timestamp = report.metadata().timestamp();
        paragraph(
                "against " + report.snapshot() + " of "
                        + Objects.requireNonNullElse(report.metadata().sourceNode(), "unknown")
                        + (timestamp == null ? "" : ", taken " + timestamp),
                0,
                Style.DIM);
        out.append('\n');
    }

    private void rows() {
        if (report.results().isEmpty()) {
            return;
        }
        var rows = new Columns(0).add(Style.BOLD, "CONSTRAINT", "STATUS", "EXPECTED", "ACTUAL");
        for (ConstraintResult result : report.results()) {
            String actual = result.verdict().actual();
            rows.add(List.of(
                    new Cell(result.constraint().name(), null),
                    new Cell(result.status(), style(result)),
                    new Cell(result.verdict().expected(), null),
                    new Cell(actual == null ? "-" : actual, null)));
        }
        rows.appendWrapped(out, 0, width, colour);
        out.append('\n');
    }

    private static Style style(ConstraintResult result) {
        return switch (result.verdict()) {
            case Verdict.Passed _ -> Style.GREEN;
            case Verdict.Failed _ -> Style.RED;
            case Verdict.Unknown _ -> Style.YELLOW;
        };
    }

    private void remedy(ConstraintResult result) {
        String what = switch (result.verdict()) {
            case Verdict.Passed _ -> "";
            case Verdict.Failed failed -> "expected " + failed.expected() + ", found " + failed.actual();
            case Verdict.Unknown unknown -> unknown.reason();
        };
        if (what.isEmpty()) {
            return;
        }
        paragraph(result.constraint().name() + ": " + what, 0, style(result));
        if (result.remedy() != null) {
            paragraph("try: " + result.remedy(), INDENT, null);
        }
        out.append('\n');
    }

    private void summary(boolean allowUnknown) {
        boolean passed = report.passed(allowUnknown);
        String counts = report.passed() + " passed, " + report.failed() + " failed, " + report.unknown() + " unknown";
        String why = report.results().isEmpty()
                ? "the recipe has no constraints"
                : report.passed() + report.failed() == 0 ? counts + "; nothing could be checked" : counts;
        paragraph((passed ? "passed: " : "failed: ") + why, 0, passed ? Style.GREEN : Style.RED);
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
