package dev.eidos.validate;

import dev.eidos.constraint.Verdict;
import dev.eidos.serializer.Style;
import dev.eidos.serializer.TerminalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A report for eyes: a row for each constraint, then what to do about those that did not pass, the result last. */
public final class ReportTable {
    private static final int GAP = 2;
    private static final int INDENT = 2;
    private static final int NARROWEST = 10;
    private static final int STATUS = 1;

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
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CONSTRAINT", "STATUS", "EXPECTED", "ACTUAL"));
        for (ConstraintResult result : report.results()) {
            String actual = result.verdict().actual();
            rows.add(List.of(
                    TerminalText.visible(result.constraint().name()),
                    result.status(),
                    TerminalText.visible(result.verdict().expected()),
                    actual == null ? "-" : TerminalText.visible(actual)));
        }
        int[] widths = widths(rows);
        row(rows.getFirst(), widths, Style.BOLD);
        for (int i = 0; i < report.results().size(); i++) {
            row(rows.get(i + 1), widths, style(report.results().get(i)));
        }
        out.append('\n');
    }

    /** As wide as the longest cell; while a line would be too long, the widest column gives way. */
    private int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        int total = GAP * (widths.length - 1);
        for (int column = 0; column < widths.length; column++) {
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
            total += widths[column];
        }
        for (int excess = total - width; excess > 0; excess--) {
            int widest = 0;
            for (int column = 1; column < widths.length; column++) {
                widest = widths[column] > widths[widest] ? column : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private void row(List<String> cells, int[] widths, Style style) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < widths.length; column++) {
            wrapped.add(TerminalText.lines(cells.get(column), widths[column]));
            height = Math.max(height, wrapped.getLast().size());
        }
        boolean header = style == Style.BOLD;
        for (int line = 0; line < height; line++) {
            int pending = 0;
            for (int column = 0; column < widths.length; column++) {
                List<String> lines = wrapped.get(column);
                String cell = line < lines.size() ? lines.get(line) : "";
                if (!cell.isEmpty()) {
                    out.repeat(' ', pending).append(header || column == STATUS ? style.paint(cell, colour) : cell);
                    pending = 0;
                }
                pending += widths[column] - cell.length() + GAP;
            }
            out.append('\n');
        }
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
