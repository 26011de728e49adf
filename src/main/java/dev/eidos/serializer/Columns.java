package dev.eidos.serializer;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of cells below each other, each column as wide as its widest cell; blanks at the ends of lines are left out.
 */
public final class Columns {
    private static final int GAP = 2;

    /** How much deeper than a line what did not fit on it begins. */
    private static final int DEEPER = 4;

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

    /** Appends each line as one, however long. */
    public void appendTo(StringBuilder out) {
        appendTo(out, Integer.MAX_VALUE);
    }

    /**
     * Appends the lines. Of one that is too long, the cells from the first that does not fit go below it.
     *
     * @param room characters in a line
     */
    public void appendTo(StringBuilder out, int room) {
        int[] widths = widths(room);
        for (String[] line : lines) {
            StringBuilder text = new StringBuilder(indent);
            for (int i = 0; i < line.length; i++) {
                text = place(line[i], text, out, room);
                text.append(" ".repeat(Math.max(0, widths[i] - line[i].length()) + GAP));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
    }

    /** A cell that takes half of the room by itself does not push those of the other lines away. */
    private int[] widths(int room) {
        int[] widths =
                new int[lines.stream().mapToInt(line -> line.length).max().orElse(0)];
        for (String[] line : lines) {
            for (int i = 0; i < line.length; i++) {
                if (line[i].length() <= room / 2) {
                    widths[i] = Math.max(widths[i], line[i].length());
                }
            }
        }
        return widths;
    }

    /** The line on which the cell ends. */
    private StringBuilder place(String cell, StringBuilder line, StringBuilder out, int room) {
        if (line.length() + cell.length() <= room) {
            return line.append(cell);
        }
        String deeper = indent + " ".repeat(DEEPER);
        String begun = line.toString().stripTrailing();
        if (!begun.isEmpty()) {
            out.append(begun).append('\n');
        }
        List<String> parts = TerminalText.lines(cell, Math.max(1, room - deeper.length()));
        for (String part : parts.subList(0, parts.size() - 1)) {
            out.append(deeper).append(part).append('\n');
        }
        return new StringBuilder(deeper).append(parts.getLast());
    }
}
