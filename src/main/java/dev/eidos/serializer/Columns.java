package dev.eidos.serializer;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of cells below each other, each column as wide as its widest cell; blanks at the ends of lines are left out.
 */
public final class Columns {
    private static final int GAP = 2;

    private final String indent;
    private final List<String[]> lines = new ArrayList<>();

    /**
     * Empty columns.
     *
     * @param indent blanks before each line
     */
    public Columns(int indent) {
        this.indent = " ".repeat(indent);
    }

    /** Adds a line; a cell stays on it, whatever it says, and cannot control a terminal. */
    public Columns add(String... cells) {
        String[] line = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            line[i] = TerminalText.visible(cells[i]);
        }
        lines.add(line);
        return this;
    }

    public void appendTo(StringBuilder out) {
        int[] widths =
                new int[lines.stream().mapToInt(line -> line.length).max().orElse(0)];
        for (String[] line : lines) {
            for (int i = 0; i < line.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        for (String[] line : lines) {
            StringBuilder text = new StringBuilder(indent);
            for (int i = 0; i < line.length; i++) {
                text.append(line[i]).append(" ".repeat(widths[i] - line[i].length() + GAP));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }
}
