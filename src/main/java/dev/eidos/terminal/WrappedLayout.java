package dev.eidos.terminal;

import dev.eidos.terminal.Columns.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns whose cells are wrapped within them, so that no line is too long. In one of them are names, which somebody
 * may copy: of a name that is wider than its column the other cells go below it.
 */
final class WrappedLayout {
    private static final int NARROWEST = 10;

    private final int names;
    private final int indent;
    private final int room;
    private final int[] widths;
    private final boolean colour;
    private final StringBuilder out;

    private WrappedLayout(int names, int indent, int room, int[] widths, boolean colour, StringBuilder out) {
        this.names = names;
        this.indent = indent;
        this.room = room;
        this.widths = widths;
        this.colour = colour;
        this.out = out;
    }

    /** @param names the column that has them */
    static void append(List<List<Cell>> lines, int names, int indent, int room, boolean colour, StringBuilder out) {
        var layout = new WrappedLayout(names, indent, room, widths(lines, names, room - indent), colour, out);
        lines.forEach(layout::line);
    }

    /** The widths of columns: that of the widest cell; while a line would be too long, the widest column gives way. */
    private static int[] widths(List<List<Cell>> lines, int names, int room) {
        int[] natural = new int[lines.stream().mapToInt(List::size).max().orElse(0)];
        for (int column = 0; column < natural.length; column++) {
            natural[column] = widest(lines, column, Integer.MAX_VALUE);
        }
        int[] widths = narrowed(natural, -1, room);
        if (names >= natural.length || widths[names] == natural[names]) {
            return widths;
        }
        // what the names that stay beside the others do not need, the others have
        int fitting = widest(lines, names, widths[names]);
        natural[names] = fitting > 0 ? fitting : widths[names];
        return narrowed(natural, names, room);
    }

    /** The width of the widest cell of a column that is no wider than so much. */
    private static int widest(List<List<Cell>> lines, int column, int most) {
        int widest = 0;
        for (List<Cell> line : lines) {
            int width = column < line.size() ? line.get(column).width() : 0;
            widest = width <= most ? Math.max(widest, width) : widest;
        }
        return widest;
    }

    /** @param kept the column that does not give way; -1 for none */
    private static int[] narrowed(int[] natural, int kept, int room) {
        int[] widths = natural.clone();
        int total = Columns.GAP * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        for (int excess = total - room; excess > 0; excess--) {
            int widest = -1;
            for (int column = 0; column < widths.length; column++) {
                if (column != kept && (widest < 0 || widths[column] > widths[widest])) {
                    widest = column;
                }
            }
            if (widest < 0 || widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private void line(List<Cell> cells) {
        if (names >= cells.size() || cells.get(names).width() <= widths[names]) {
            rows(cells, indent, widths);
            return;
        }
        int[] upper = Arrays.copyOf(widths, names + 1);
        upper[names] = Math.max(NARROWEST, room - start(names));
        int[] lower = Arrays.copyOfRange(widths, names + 1, widths.length);
        rows(cells.subList(0, names + 1), indent, upper);
        rows(cells.subList(names + 1, cells.size()), start(names + 1), lower);
    }

    /** The place at which a column begins. */
    private int start(int column) {
        int start = indent;
        for (int before = 0; before < column; before++) {
            start += widths[before] + Columns.GAP;
        }
        return start;
    }

    /** Cells side by side, as many rows as the highest of them has. */
    private void rows(List<Cell> cells, int margin, int[] columns) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 0;
        for (int column = 0; column < cells.size(); column++) {
            wrapped.add(TerminalText.lines(cells.get(column).text(), columns[column]));
            height = Math.max(height, wrapped.getLast().size());
        }
        for (int row = 0; row < height; row++) {
            int pending = margin;
            for (int column = 0; column < cells.size(); column++) {
                List<String> parts = wrapped.get(column);
                String part = row < parts.size() ? parts.get(row) : "";
                if (!part.isEmpty()) {
                    out.repeat(' ', pending).append(cells.get(column).painted(part, colour));
                    pending = 0;
                }
                pending += Math.max(0, columns[column] - DisplayWidth.of(part)) + Columns.GAP;
            }
            out.append('\n');
        }
    }
}
