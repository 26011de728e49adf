package dev.eidos.recipe.update;

import dev.eidos.terminal.TerminalText;
import java.util.List;

/** A change of a chart in words. */
public final class ChangeText {
    /** More lines of one kind hide the others. */
    private static final int MOST = 40;

    private ChangeText() {}

    /** A paragraph for each kind of change, what concerns the library most first. */
    public static String of(ChartChange change) {
        var out = new StringBuilder();
        add(out, "Set by the library, and read no more", change.dead());
        add(out, "Custom resource definitions, which Helm leaves as they are in a cluster", change.definitions());
        add(out, "Values that are gone", change.removed());
        add(out, "Other defaults", change.changed());
        add(out, "New values", change.added());
        return out.isEmpty() ? "No value and no definition is another.\n" : out.toString();
    }

    private static void add(StringBuilder out, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            out.append(out.isEmpty() ? "" : "\n").append(heading).append('\n');
            lines.stream().limit(MOST).forEach(line -> out.append("  ")
                    .append(TerminalText.visible(line))
                    .append('\n'));
            if (lines.size() > MOST) {
                out.append("  and ").append(lines.size() - MOST).append(" more\n");
            }
        }
    }
}
