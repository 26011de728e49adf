package dev.eidos.terminal;

import dev.eidos.terminal.Columns.Cell;
import java.util.List;

/** Keys with their values, which are aligned, and wrapped under their own beginning. */
final class HangingLayout {
    /** Columns that keys, and values, may have in any case. */
    private static final int NARROWEST = 10;

    private HangingLayout() {}

    static void append(List<List<Cell>> lines, int indent, int room, StringBuilder out) {
        int keyWidth = keyWidth(lines, indent, room);
        for (List<Cell> line : lines) {
            line(line.getFirst(), line.getLast(), keyWidth, indent, room, out);
        }
    }

    /** The width of the keys: that of the longest, unless it would leave values less than half of the line. */
    private static int keyWidth(List<List<Cell>> lines, int indent, int room) {
        int longest =
                lines.stream().mapToInt(line -> line.getFirst().width()).max().orElse(0);
        return Math.min(longest, Math.max(NARROWEST, (room - indent - Columns.GAP) / 2));
    }

    private static void line(Cell key, Cell value, int keyWidth, int indent, int room, StringBuilder out) {
        out.repeat(' ', indent).append(key.text());
        int used = indent + key.width();
        if (key.width() > keyWidth) {
            if (used + Columns.GAP + value.width() <= room) {
                out.repeat(' ', Columns.GAP).append(value.text()).append('\n');
                return;
            }
            out.append('\n');
            used = 0;
        }
        int valueColumn = indent + keyWidth + Columns.GAP;
        String text = value.text();
        int from = 0;
        do {
            int to = TerminalText.breakAt(text, from, Math.max(NARROWEST, room - valueColumn));
            String part = text.substring(from, to).stripTrailing();
            if (!part.isEmpty()) {
                out.repeat(' ', Math.max(0, valueColumn - used)).append(part);
            }
            out.append('\n');
            used = 0;
            from = to;
        } while (from < text.length());
    }
}
