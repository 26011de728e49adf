package dev.eidos.recipe;

import dev.eidos.recipe.Explanation.Replaced;
import dev.eidos.recipe.Explanation.Setting;
import dev.eidos.serializer.Columns;
import dev.eidos.serializer.Style;
import java.util.List;

/** An explanation for eyes. */
public final class ExplanationTable {
    private static final int LONG = 60;

    private ExplanationTable() {}

    public static String draw(Explanation explanation, boolean colour) {
        StringBuilder out = new StringBuilder();
        heading(out, "Overlays, the strongest last", colour);
        var overlays = new Columns(2);
        for (AppliedOverlay applied : explanation.applied()) {
            overlays.add(applied.head().name(), applied.because());
        }
        overlays.appendTo(out);
        List<ConstraintWarning> warnings = explanation.recipe().warnings();
        if (!warnings.isEmpty()) {
            out.append('\n');
            heading(out, "Left out, for what the snapshot has", colour);
            var excluded = new Columns(2);
            for (ConstraintWarning warning : warnings) {
                excluded.add(
                        warning.overlay(), warning.constraint() + " " + warning.expected(), "has " + warning.actual());
            }
            excluded.appendTo(out);
        }
        out.append('\n');
        heading(out, "Values, and what set them", colour);
        var values = new Columns(2);
        for (Setting setting : explanation.settings()) {
            values.add(setting.path(), brief(setting.value()), setting.by() + instead(setting.replaced()));
        }
        values.appendTo(out);
        return out.toString();
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
