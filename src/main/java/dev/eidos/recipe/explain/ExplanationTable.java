package dev.eidos.recipe.explain;

import dev.eidos.recipe.ConstraintWarning;
import dev.eidos.recipe.explain.Explanation.Replaced;
import dev.eidos.recipe.explain.Explanation.Setting;
import dev.eidos.recipe.resolve.AppliedOverlay;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An explanation as a table for people. */
public final class ExplanationTable {
    private static final int LONG = 60;
    private static final String COMPONENTS = "components.";

    private ExplanationTable() {}

    /**
     * Draws it.
     *
     * @param room characters in a line
     */
    public static String draw(Explanation explanation, int room, boolean colour) {
        StringBuilder out = new StringBuilder();
        heading(out, "Overlays, the strongest last", colour);
        var overlays = new Columns(2);
        for (AppliedOverlay applied : explanation.applied()) {
            overlays.add(applied.head().name(), applied.because());
        }
        overlays.appendTo(out, room);
        List<ConstraintWarning> warnings = explanation.recipe().warnings();
        if (!warnings.isEmpty()) {
            out.append('\n');
            heading(out, "Left out, for what the snapshot has", colour);
            var excluded = new Columns(2);
            for (ConstraintWarning warning : warnings) {
                excluded.add(
                        warning.overlay(), warning.constraint() + " " + warning.expected(), "has " + warning.actual());
            }
            excluded.appendTo(out, room);
        }
        out.append('\n');
        heading(out, "Values, and what set them", colour);
        values(explanation.settings(), out, room, colour);
        return out.toString();
    }

    /** Draws each component by itself: one long path would else push the values of all others off the screen. */
    private static void values(List<Setting> settings, StringBuilder out, int room, boolean colour) {
        Map<String, Columns> groups = new LinkedHashMap<>();
        for (Setting setting : settings) {
            String group = group(setting.path());
            String path = setting.path().substring(group.isEmpty() ? 0 : group.length() + 1);
            groups.computeIfAbsent(group, _ -> new Columns(group.isEmpty() ? 2 : 4))
                    .add(path, brief(setting.value()), within(group, setting.by() + instead(setting.replaced())));
        }
        groups.forEach((group, columns) -> {
            if (!group.isEmpty()) {
                out.append("  ")
                        .append(Style.CYAN.paint(TerminalText.visible(group), colour))
                        .append('\n');
            }
            columns.appendTo(out, room);
        });
    }

    /** A component's own files go without their folder, which the heading says, so that lines stay short. */
    private static String within(String group, String by) {
        return group.startsWith(COMPONENTS)
                ? by.replace("components/" + group.substring(COMPONENTS.length()) + "/", "")
                : by;
    }

    /** {@code constraints}, or a component with its name; empty for anything else. */
    private static String group(String path) {
        if (path.startsWith("constraints.")) {
            return "constraints";
        }
        if (!path.startsWith(COMPONENTS)) {
            return "";
        }
        int name = COMPONENTS.length();
        int end = path.startsWith("[\"", name) ? path.indexOf("\"].", name) + 2 : path.indexOf('.', name);
        return end > name ? path.substring(0, end) : "";
    }

    private static void heading(StringBuilder out, String text, boolean colour) {
        out.append(Style.BOLD.paint(text, colour)).append('\n');
    }

    private static String instead(List<Replaced> replaced) {
        StringBuilder text = new StringBuilder();
        for (Replaced one : replaced) {
            text.append(text.isEmpty() ? ", over " : ", ")
                    .append(brief(one.value()))
                    .append(" by ")
                    .append(one.by());
        }
        return text.toString();
    }

    private static String brief(String value) {
        String line = value.isEmpty() ? "''" : value.replace('\n', ' ');
        return line.length() <= LONG ? line : line.substring(0, LONG - 1) + "…";
    }
}
