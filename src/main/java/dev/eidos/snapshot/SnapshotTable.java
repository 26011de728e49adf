package dev.eidos.snapshot;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.PartLine;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;
import dev.eidos.terminal.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A snapshot as a table for people: what matters first, then all grouped by type and subtype, keys and values aligned,
 * long values wrapped under themselves.
 */
public final class SnapshotTable {
    private static final int INDENT = 4;
    private static final int GAP = 2;

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final int width;
    private final boolean colour;

    private SnapshotTable(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    /**
     * Draws the table, folded.
     *
     * @param width columns of the terminal
     * @param colour whether to use terminal colours
     */
    public static String draw(Snapshot snapshot, int width, boolean colour) {
        return draw(snapshot, width, colour, false);
    }

    /**
     * Draws the table.
     *
     * @param width columns of the terminal
     * @param colour whether to use terminal colours
     * @param all whether every reading stands where the document has it, not what GPUs share once and lists as counts
     */
    public static String draw(Snapshot snapshot, int width, boolean colour, boolean all) {
        var table = new SnapshotTable(width, colour);
        table.head(snapshot);
        (all ? snapshot : FoldedSnapshot.of(snapshot)).measurements().forEach(table::measurement);
        return table.out.toString();
    }

    private void head(Snapshot snapshot) {
        var metadata = snapshot.metadata();
        heading(Style.BOLD, "Snapshot of " + Objects.requireNonNullElse(metadata.sourceNode(), "unknown"));
        heading(Style.DIM, "taken " + metadata.timestamp() + " by eidos " + metadata.version());
        List<String> summary = SnapshotSummary.of(snapshot.measurements());
        if (!summary.isEmpty()) {
            PartLine.lines(summary, width).forEach(line -> heading(Style.BOLD, line));
        }
    }

    private void measurement(Measurement measurement) {
        line("");
        heading(Style.BOLD, measurement.type());
        List<Subtype> subtypes = measurement.subtypes();
        int from = 0;
        while (from < subtypes.size()) {
            int to = from + 1;
            while (to < subtypes.size() && sameKeys(subtypes.get(from), subtypes.get(to))) {
                to++;
            }
            if (to > from + 1 && drewGrid(subtypes.subList(from, to))) {
                from = to;
                continue;
            }
            to = from + 1;
            while (to < subtypes.size() && failedAlike(subtypes.get(from), subtypes.get(to))) {
                to++;
            }
            subtype(subtypes.subList(from, to).stream().map(Subtype::name).toList(), subtypes.get(from));
            from = to;
        }
    }

    /** Five subtypes that miss the same cluster say so once. */
    private static boolean failedAlike(Subtype one, Subtype other) {
        return one.data().isEmpty()
                && other.data().isEmpty()
                && one.items().isEmpty()
                && other.items().isEmpty()
                && !one.gaps().isEmpty()
                && one.gaps().equals(other.gaps());
    }

    /** Of GPUs, for instance, each has what the next has: a line for each is shorter, where the terminal has room. */
    private static boolean sameKeys(Subtype one, Subtype other) {
        return !one.data().isEmpty()
                && one.gaps().isEmpty()
                && other.gaps().isEmpty()
                && one.items().isEmpty()
                && other.items().isEmpty()
                && List.copyOf(one.data().keySet())
                        .equals(List.copyOf(other.data().keySet()));
    }

    private boolean drewGrid(List<Subtype> subtypes) {
        var grid = new Columns(INDENT / 2);
        List<Columns.Cell> keys = new ArrayList<>();
        keys.add(new Columns.Cell("", null));
        subtypes.getFirst().data().keySet().forEach(key -> keys.add(new Columns.Cell(key, Style.DIM)));
        grid.add(keys);
        for (Subtype subtype : subtypes) {
            List<Columns.Cell> cells = new ArrayList<>();
            cells.add(new Columns.Cell(subtype.name(), Style.CYAN));
            subtype.data().values().forEach(reading -> cells.add(new Columns.Cell(reading.asText(), null)));
            grid.add(cells);
        }
        return grid.appendIfFitting(out, width, colour);
    }

    private void subtype(List<String> names, Subtype subtype) {
        WordWrap.lines(TerminalText.visible(String.join(", ", names)), width - 2, width - 2)
                .forEach(part -> line("  " + Style.CYAN.paint(part, colour)));
        var values = new Columns(INDENT);
        subtype.context().forEach((key, value) -> values.add(key, value.asText()));
        subtype.data().forEach((key, value) -> values.add(key, value.asText()));
        for (int i = 0; i < subtype.items().size(); i++) {
            String item = "[" + i + "].";
            subtype.items().get(i).context().forEach((key, value) -> values.add(item + key, value.asText()));
            subtype.items().get(i).data().forEach((key, value) -> values.add(item + key, value.asText()));
        }
        values.appendHanging(out, width);
        if (subtype.data().isEmpty()
                && subtype.gaps().isEmpty()
                && subtype.items().isEmpty()
                && subtype.context().isEmpty()) {
            line(" ".repeat(INDENT) + Style.DIM.paint("none", colour));
        }
        subtype.gaps().forEach(this::gap);
    }

    private void gap(Gap gap) {
        String text = TerminalText.visible("! " + gap.object() + ": " + gap.message());
        int room = width - INDENT;
        int from = 0;
        do {
            int to = TerminalText.breakAt(text, from, room - (from == 0 ? 0 : GAP));
            String part = text.substring(from, to).strip();
            line(" ".repeat(INDENT + (from == 0 ? 0 : GAP)) + Style.YELLOW.paint(part, colour));
            from = to;
        } while (from < text.length());
    }

    private void heading(Style style, String text) {
        line(style.paint(TerminalText.visible(text), colour));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
