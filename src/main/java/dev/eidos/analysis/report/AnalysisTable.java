package dev.eidos.analysis.report;

import dev.eidos.analysis.Analysis;
import dev.eidos.analysis.Finding;
import dev.eidos.analysis.Missing;
import dev.eidos.analysis.rule.Severity;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;
import dev.eidos.text.FoldedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An analysis for people, on one screen: the worst findings with what to do, the others a line each. What has no room
 * is counted, with the flag that shows it.
 */
public final class AnalysisTable {
    private static final int LINES = 40;
    private static final int FULL = 4;
    private static final int FEW = 3;
    private static final String INDENT = "          ";

    private final Analysis analysis;
    private final int width;
    private final boolean colour;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();

    private AnalysisTable(Analysis analysis, int width, boolean colour, boolean all) {
        this.analysis = analysis;
        this.width = width;
        this.colour = colour;
        this.all = all;
    }

    /**
     * Draws it.
     *
     * @param all whether everything is told, however long
     */
    public static String draw(Analysis analysis, int width, boolean colour, boolean all) {
        var table = new AnalysisTable(analysis, width, colour, all);
        List<String> foot = table.foot();
        table.head();
        table.findings(LINES - table.lines.size() - foot.size());
        table.lines.addAll(foot);
        return String.join("\n", table.lines) + "\n";
    }

    private void head() {
        long differing = analysis.differing();
        String summary = counted(analysis.nodes(), "node") + " in "
                + counted(analysis.groups().size(), "group") + ": "
                + (analysis.nodes() - differing) + " alike, " + differing
                + (differing == 1 ? " is not like the others" : " are not like the others")
                + (analysis.missing().isEmpty() ? "" : ", " + analysis.missingNodes() + " missing");
        line(Style.BOLD, summary);
        List<Analysis.Group> groups = analysis.groups();
        int shown = all ? groups.size() : Math.min(FEW, groups.size());
        for (Analysis.Group group : groups.subList(0, shown)) {
            line(
                    Style.DIM,
                    String.format(Locale.ROOT, "  %5d  %s", group.nodes(), group.name())
                            + (group.compared() ? "" : " (too few for a majority)"));
        }
        if (shown < groups.size()) {
            line(Style.DIM, "         and " + (groups.size() - shown) + " groups more: --all");
        }
        List<Missing> missing = analysis.missing();
        int told = all ? missing.size() : Math.min(FEW, missing.size());
        for (Missing some : missing.subList(0, told)) {
            line(
                    Style.YELLOW,
                    "missing   " + names(some.nodes(), width / 2) + ": " + some.verdict()
                            + (some.reason().isEmpty() ? "" : ", " + some.reason()));
        }
        if (told < missing.size()) {
            line(Style.YELLOW, INDENT + "and " + (missing.size() - told) + " reasons more: --all");
        }
    }

    private List<String> foot() {
        List<String> parts = new ArrayList<>();
        part(parts, Analysis.IDENTITIES, "values that name a node or a part of it (--raw)");
        part(parts, Analysis.VARYING, "facts that vary everywhere");
        part(parts, Analysis.ORDINARY, "differences that sound nodes have");
        part(parts, Analysis.IGNORED, "ignored (--ignore)");
        List<String> foot = new ArrayList<>();
        if (!parts.isEmpty()) {
            foot.addAll(dim("not told: " + String.join(", ", parts)));
        }
        if (!analysis.gaps().isEmpty()) {
            long nodes = analysis.gaps().stream()
                    .flatMap(gap -> gap.nodes().stream())
                    .distinct()
                    .count();
            if (all) {
                analysis.gaps()
                        .forEach(gap -> foot.addAll(dim("not read: " + gap.subtype() + " on "
                                + names(gap.nodes(), width / 2) + ": " + gap.reason())));
            } else {
                foot.addAll(dim("not read: " + counted(analysis.gaps().size(), "gap") + " on " + counted(nodes, "node")
                        + ", which are no differences (--all)"));
            }
        }
        List<String> notes = analysis.notes();
        int shown = all ? notes.size() : Math.min(FEW, notes.size());
        notes.subList(0, shown).forEach(note -> foot.addAll(dim("note: " + note)));
        if (shown < notes.size()) {
            foot.addAll(dim("note: " + (notes.size() - shown) + " notes more: --all"));
        }
        return foot;
    }

    private void part(List<String> parts, String name, String words) {
        long count = analysis.leftOut().getOrDefault(name, 0L);
        if (count > 0) {
            parts.add(count + " " + words);
        }
    }

    private List<String> dim(String text) {
        return TerminalText.lines(TerminalText.visible(text), width).stream()
                .map(line -> Style.DIM.paint(line, colour))
                .toList();
    }

    private void findings(int room) {
        List<Finding> findings = analysis.findings();
        int full = all
                ? findings.size()
                : findings.size() * FULL <= room
                        ? findings.size()
                        : Math.max(1, (room - 2 - findings.size()) / (FULL - 1));
        int shown = all || findings.size() * FULL <= room
                ? findings.size()
                : Math.min(findings.size(), full + Math.max(0, room - 2 - full * FULL));
        for (int i = 0; i < shown; i++) {
            if (i < full) {
                full(findings.get(i));
            } else {
                first(findings.get(i));
            }
        }
        if (shown < findings.size()) {
            line(Style.BOLD, INDENT + "and " + counted(findings.size() - shown, "finding") + " more: --all");
        } else if (full < findings.size()) {
            line(Style.DIM, INDENT + "what to do about each of them: --all");
        }
    }

    private void full(Finding finding) {
        first(finding);
        int more = finding.evidence().size() - 1;
        String like = finding.siblings().isEmpty() ? "" : finding.siblings() + " are as they should be";
        String follows =
                more == 0 ? "" : counted(more, "fact") + " more " + (more == 1 ? "differs" : "differ") + " with it";
        String why = String.join(
                "; ",
                List.of(like, follows).stream().filter(text -> !text.isEmpty()).toList());
        if (!why.isEmpty()) {
            line(Style.DIM, INDENT + why);
        }
        if (all) {
            finding.evidence()
                    .forEach(fact -> line(
                            Style.DIM,
                            INDENT + fact.path() + ": " + fact.value() + ", not " + fact.usual()
                                    + (fact.where().isEmpty() ? "" : " (" + fact.where() + ")")));
            wrapped(finding.rule().remedy());
            finding.commands().forEach(command -> line(Style.CYAN, INDENT + "  " + command));
            return;
        }
        String remedy = finding.rule().remedy();
        int end = remedy.indexOf(". ");
        line(null, INDENT + (end < 0 ? remedy : remedy.substring(0, end + 1)));
        if (!finding.commands().isEmpty()) {
            line(Style.CYAN, INDENT + "  " + finding.commands().getFirst());
        }
    }

    private void wrapped(String text) {
        TerminalText.lines(text, width - INDENT.length()).forEach(line -> line(null, INDENT + line));
    }

    private void first(Finding finding) {
        Severity severity = finding.rule().severity();
        String label = String.format(Locale.ROOT, "%-8s  ", severity.label());
        String names = names(finding.nodes(), width / 3);
        String text = TerminalText.visible(names + "  " + finding.sentence());
        String cut = fitted(text, width - label.length());
        lines.add(style(severity).paint(label, colour) + Style.BOLD.paint(cut, colour));
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Style.RED;
            case WARNING -> Style.YELLOW;
            case INFO, NONE -> Style.DIM;
        };
    }

    private static String names(List<String> nodes, int room) {
        List<String> folded = FoldedNames.fold(nodes);
        String text = String.join(",", folded);
        return text.length() <= room
                ? text
                : TerminalText.cut(text, Math.max(8, room - 14)) + "… (" + nodes.size() + " nodes)";
    }

    private void line(@Nullable Style style, String text) {
        String line = fitted(TerminalText.visible(text), width);
        lines.add(style == null ? line : style.paint(line, colour));
    }

    private String fitted(String text, int room) {
        return all || text.length() <= room ? text : TerminalText.cut(text, room - 1) + "…";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
