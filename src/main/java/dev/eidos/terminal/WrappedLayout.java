package dev.eidos.terminal;

import dev.eidos.terminal.Columns.Cell;
import java.util.ArrayList;
import java.util.List;

/** Columns whose cells are wrapped within them, so that no line is too long. */
final class WrappedLayout {
    private static final int NARROWEST = 10;

    private WrappedLayout() {}

    static void append(List<List<Cell>> lines, int indent, int room, boolean colour, StringBuilder out) {
        int[] widths = widths(lines, room - indent);
        for (List<Cell> line : lines) {
            line(line, widths, indent, colour, out);
        }
    }

    /** The widths of columns: that of the widest cell; while a line would be too long, the widest column gives way. */
    private static int[] widths(List<List<Cell>> lines, int room) {
        int[] widths = new int[lines.stream().mapToInt(List::size).max().orElse(0)];
        int total = Columns.GAP * (widths.length - 1);
        for (int column = 0; column < widths.length; column++) {
            for (List<Cell> line : lines) {
                widths[column] = column < line.size()
                        ? Math.max(widths[column], line.get(column).width())
                        : widths[column];
            }
            total += widths[column];
        }
        for (int excess = total - room; excess > 0; excess--) {
            int widest = 0;
            for (int column = 1; column < widths.length; column++) {
                widest = widths[column] > widths[widest] ? column : widest;
            }
            if (widths.length == 0 || widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static void line(List<Cell> cells, int[] widths, int indent, boolean colour, StringBuilder out) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < cells.size(); column++) {
            wrapped.add(TerminalText.lines(cells.get(column).text(), widths[column]));
            height = Math.max(height, wrapped.getLast().size());
        }
        for (int row = 0; row < height; row++) {
            int pending = indent;
            for (int column = 0; column < cells.size(); column++) {
                List<String> parts = wrapped.get(column);
                String part = row < parts.size() ? parts.get(row) : "";
                if (!part.isEmpty()) {
                    out.repeat(' ', pending).append(cells.get(column).painted(part, colour));
                    pending = 0;
                }
                pending += Math.max(0, widths[column] - DisplayWidth.of(part)) + Columns.GAP;
            }
            out.append('\n');
        }
    }
}
