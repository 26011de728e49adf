package dev.eidos.serializer;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A snapshot for eyes: grouped by type and subtype, keys and values aligned, long values wrapped under themselves. */
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
     * Draws the table.
     *
     * @param width columns of the terminal
     * @param colour whether to use terminal colours
     */
    public static String draw(Snapshot snapshot, int width, boolean colour) {
        var table = new SnapshotTable(width, colour);
        table.head(snapshot);
        snapshot.measurements().forEach(table::measurement);
        return table.out.toString();
    }

    private void head(Snapshot snapshot) {
        var metadata = snapshot.metadata();
        line(Style.BOLD.paint("Snapshot of " + Objects.requireNonNullElse(metadata.sourceNode(), "unknown"), colour));
        line(Style.DIM.paint("taken " + metadata.timestamp() + " by eidos " + metadata.version(), colour));
    }

    private void measurement(Measurement measurement) {
        line("");
        line(Style.BOLD.paint(measurement.type(), colour));
        List<Subtype> subtypes = measurement.subtypes();
        int from = 0;
        while (from < subtypes.size()) {
            int to = from + 1;
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
                && !one.gaps().isEmpty()
                && one.gaps().equals(other.gaps());
    }

    private void subtype(List<String> names, Subtype subtype) {
        line("  " + Style.CYAN.paint(String.join(", ", names), colour));
        int keyWidth = keyWidth(subtype.data());
        subtype.data().forEach((key, value) -> row(key, value.asText(), keyWidth));
        subtype.gaps().forEach(this::gap);
    }

    /** The longest key decides, unless it would leave values less than half of the line. */
    private int keyWidth(Map<String, Reading> data) {
        int longest = data.keySet().stream().mapToInt(String::length).max().orElse(0);
        return Math.min(longest, Math.max(10, (width - INDENT - GAP) / 2));
    }

    private void row(String key, String value, int keyWidth) {
        String shown = TerminalText.visible(value);
        StringBuilder line = new StringBuilder(" ".repeat(INDENT)).append(key);
        if (key.length() > keyWidth) {
            if (INDENT + key.length() + GAP + shown.length() <= width) {
                line(line.append(" ".repeat(GAP)).append(shown).toString());
                return;
            }
            line(line.toString());
            line.setLength(0);
        }
        int valueColumn = INDENT + keyWidth + GAP;
        int room = Math.max(10, width - valueColumn);
        int from = 0;
        do {
            int to = TerminalText.breakAt(shown, from, room);
            line.append(" ".repeat(Math.max(0, valueColumn - line.length()))).append(shown, from, to);
            line(line.toString().stripTrailing());
            line.setLength(0);
            from = to;
        } while (from < shown.length());
    }

    private void gap(Gap gap) {
        String text = "! " + gap.object() + ": " + TerminalText.visible(gap.message());
        int room = width - INDENT;
        int from = 0;
        do {
            int to = TerminalText.breakAt(text, from, room - (from == 0 ? 0 : GAP));
            String part = text.substring(from, to).strip();
            line(" ".repeat(INDENT + (from == 0 ? 0 : GAP)) + Style.YELLOW.paint(part, colour));
            from = to;
        } while (from < text.length());
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
