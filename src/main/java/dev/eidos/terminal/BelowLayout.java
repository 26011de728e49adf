package dev.eidos.terminal;

import dev.eidos.terminal.Columns.Cell;
import java.util.List;

/** Lines that each begin where the one before began; the cells that a line has no room for go below it, deeper. */
final class BelowLayout {
    /** The number of columns by which cells that did not fit on a line are indented further than the line. */
    private static final int DEEPER = 4;

    private final int indent;
    private final int room;
    private final boolean colour;
    private final StringBuilder out;

    /** Columns that the line has used, and blanks that come before the next cell if there is one. */
    private int used;

    private int pending;

    private BelowLayout(int indent, int room, boolean colour, StringBuilder out) {
        this.indent = indent;
        this.room = room;
        this.colour = colour;
        this.out = out;
    }

    static void append(List<List<Cell>> lines, int indent, int room, boolean colour, StringBuilder out) {
        int[] widths = widths(lines, room);
        var layout = new BelowLayout(indent, room, colour, out);
        lines.forEach(line -> layout.line(line, widths));
    }

    /** A cell that takes half of the room by itself does not push those of the other lines away. */
    private static int[] widths(List<List<Cell>> lines, int room) {
        int[] widths = new int[lines.stream().mapToInt(List::size).max().orElse(0)];
        for (List<Cell> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                int width = line.get(i).width();
                widths[i] = width <= room / 2 ? Math.max(widths[i], width) : widths[i];
            }
        }
        return widths;
    }

    private void line(List<Cell> cells, int[] widths) {
        used = 0;
        pending = indent;
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (used + pending + cell.width() <= room) {
                write(cell, cell.text());
            } else {
                below(cell);
            }
            pending += Math.max(0, widths[i] - cell.width()) + Columns.GAP;
        }
        out.append('\n');
    }

    private void below(Cell cell) {
        if (used > 0) {
            out.append('\n');
        }
        List<String> parts = TerminalText.lines(cell.text(), Math.max(1, room - indent - DEEPER));
        for (int i = 0; i < parts.size(); i++) {
            used = 0;
            pending = indent + DEEPER;
            write(cell, parts.get(i));
            if (i < parts.size() - 1) {
                out.append('\n');
            }
        }
    }

    private void write(Cell cell, String part) {
        String text = part.stripTrailing();
        int width = DisplayWidth.of(text);
        if (!text.isEmpty()) {
            out.repeat(' ', pending).append(cell.painted(text, colour));
            used += pending + width;
            pending = 0;
        }
        pending += DisplayWidth.of(part) - width;
    }
}
