package dev.eidos.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of cells below each other, each column as wide as its widest cell; blanks at the ends of lines are left out.
 * Text that is too long for a line goes below it, or is wrapped in its own column, or hangs under its own beginning.
 */
public final class Columns {
    static final int GAP = 2;

    private final int indent;
    private final List<List<Cell>> lines = new ArrayList<>();

    /**
     * Empty columns.
     *
     * @param indent blanks before each line
     */
    public Columns(int indent) {
        this.indent = indent;
    }

    /**
     * The text in one column of one line. It stays on the line, whatever it holds, and cannot control a terminal.
     *
     * @param style the style where colours are allowed; null for none
     */
    public record Cell(String text, @Nullable Style style) {
        public Cell {
            text = TerminalText.visible(text);
        }

        /** In columns of a terminal. */
        int width() {
            return DisplayWidth.of(text);
        }

        String painted(String part, boolean colour) {
            return style == null ? part : style.paint(part, colour);
        }
    }

    /** Adds a line. */
    public Columns add(String... cells) {
        return add(null, cells);
    }

    /** Adds a line of cells that have all one style. */
    public Columns add(@Nullable Style style, String... cells) {
        lines.add(Arrays.stream(cells).map(text -> new Cell(text, style)).toList());
        return this;
    }

    /** Adds a line. */
    public Columns add(List<Cell> cells) {
        lines.add(List.copyOf(cells));
        return this;
    }

    /** Appends each line as one, however long. */
    public void appendTo(StringBuilder out, boolean colour) {
        BelowLayout.append(lines, indent, Integer.MAX_VALUE, colour, out);
    }

    /**
     * Appends each line as one, if all of them have room.
     *
     * @param room columns of the terminal
     * @return whether they have
     */
    public boolean appendIfFitting(StringBuilder out, int room, boolean colour) {
        var plain = new StringBuilder();
        appendTo(plain, false);
        boolean fits = plain.toString().lines().allMatch(line -> DisplayWidth.of(line) <= room);
        if (fits) {
            appendTo(out, colour);
        }
        return fits;
    }

    /**
     * Appends the lines without colours. Of one that is too long, the cells from the first that does not fit go below
     * it.
     *
     * @param room columns of the terminal
     */
    public void appendTo(StringBuilder out, int room) {
        BelowLayout.append(lines, indent, room, false, out);
    }

    /**
     * Appends the lines, each cell wrapped within its column; while the lines are too long, the widest column gives
     * way. A name stays whole.
     *
     * @param names the column that has names, from 0
     * @param room columns of the terminal
     */
    public void appendWrapped(StringBuilder out, int names, int room, boolean colour) {
        WrappedLayout.append(lines, names, indent, room, colour, out);
    }

    /**
     * Appends keys with their values, the two cells of each line; long values hang under their beginning.
     *
     * @param room columns of the terminal
     */
    public void appendHanging(StringBuilder out, int room) {
        HangingLayout.append(lines, indent, room, out);
    }
}
