package dev.eidos.mirror;

import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import java.util.Objects;

/** The list for people. */
public final class MirrorTable {
    private MirrorTable() {}

    /**
     * Draws the list.
     *
     * @param room columns of the terminal
     */
    public static String draw(MirrorList list, int room, boolean colour) {
        var out = new StringBuilder();
        var images = new Columns(0).add(Style.BOLD, "IMAGE", "OF");
        list.images().forEach(image -> images.add(image.reference(), String.join(", ", image.components())));
        images.appendWrapped(out, 0, room, colour);
        if (!list.charts().isEmpty()) {
            out.append('\n');
            var charts = new Columns(0).add(Style.BOLD, "CHART", "VERSION", "FROM", "DIGEST");
            list.charts()
                    .forEach(chart -> charts.add(
                            chart.name(),
                            chart.version(),
                            chart.repository(),
                            Objects.requireNonNullElse(chart.digest(), "not known")));
            charts.appendWrapped(out, 0, room, colour);
        }
        if (!list.kustomizations().isEmpty()) {
            out.append('\n');
            var kustomizations = new Columns(0).add(Style.BOLD, "KUSTOMIZATION", "TAG", "FROM");
            list.kustomizations()
                    .forEach(one -> kustomizations.add(
                            one.component(),
                            one.tag(),
                            one.repository() + (one.path().isEmpty() ? "" : "//" + one.path())));
            kustomizations.appendWrapped(out, 0, room, colour);
        }
        if (!list.files().isEmpty()) {
            out.append('\n');
            var files = new Columns(0).add(Style.BOLD, "FILE");
            list.files().forEach(files::add);
            files.appendWrapped(out, 0, room, colour);
        }
        return out.toString();
    }
}
