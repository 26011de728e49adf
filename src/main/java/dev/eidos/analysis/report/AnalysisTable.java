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
        String summary = counted(analysis.nodes(), "node") + " in "
                + counted(analysis.groups().size(), "group") + ": " + alike()
                + (analysis.missing().isEmpty() ? "" : ", " + analysis.missingNodes() + " missing");
        TerminalText.lines(summary, width).forEach(line -> lines.add(Style.BOLD.paint(line, colour)));
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
            List<String> reason = wrapped(
                    Style.YELLOW,
                    names(some.nodes(), width / 2) + ": " + some.verdict()
                            + (some.reason().isEmpty() ? "" : ", " + some.reason()));
            lines.add(
                    Style.YELLOW.paint("missing   ", colour) + reason.getFirst().substring(INDENT.length()));
            lines.addAll(reason.subList(1, reason.size()));
        }
        if (told < missing.size()) {
            line(Style.YELLOW, INDENT + "and " + (missing.size() - told) + " reasons more: --all");
        }
    }

    /** How many are alike, where there is anything that they could be like. */
    private String alike() {
        long differing = analysis.differing();
        int compared = analysis.groups().stream()
                .filter(Analysis.Group::compared)
                .mapToInt(Analysis.Group::nodes)
                .sum();
        if (differing == 0) {
            return compared == 0
                    ? "too few of a kind to be compared"
                    : compared < analysis.nodes()
                            ? compared + " alike, " + (analysis.nodes() - compared) + " too few of a kind"
                            : analysis.nodes() == 1 ? "no difference" : "all alike";
        }
        return compared == 0
                ? differing + " with something wrong by itself"
                : (analysis.nodes() - differing) + " alike, " + differing
                        + (differing == 1 ? " is not like the others" : " are not like the others");
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
        notes.subList(0, shown).forEach(note -> foot.addAll(dim(brief("note: " + note))));
        if (shown < notes.size()) {
            foot.addAll(dim("note: " + (notes.size() - shown) + " notes more: --all"));
        }
        return foot;
    }

    /** Names that do not fold are many lines otherwise. */
    private String brief(String text) {
        int room = 2 * width - 12;
        return all || text.length() <= room ? text : TerminalText.cut(text, room) + "… (--all)";
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
        List<List<String>> blocks = findings.stream().map(this::full).toList();
        int full = all ? findings.size() : fitting(blocks, room);
        int used = blocks.subList(0, full).stream().mapToInt(List::size).sum();
        int shown = full == findings.size() ? full : Math.min(findings.size(), full + Math.max(0, room - 2 - used));
        blocks.subList(0, full).forEach(lines::addAll);
        findings.subList(full, shown).forEach(finding -> lines.add(first(finding)));
        if (shown < findings.size()) {
            line(Style.BOLD, INDENT + "and " + counted(findings.size() - shown, "finding") + " more: --all");
        } else if (full < findings.size()) {
            line(Style.DIM, INDENT + "what to do about each of them: --all");
        }
    }

    /** How many can be told in full, so that each of the others has a line: one at least. */
    private static int fitting(List<List<String>> blocks, int room) {
        int used = 0;
        for (int i = 0; i < blocks.size(); i++) {
            int left = blocks.size() - i - 1;
            used += blocks.get(i).size();
            if (used + (left == 0 ? 0 : left + 2) > room) {
                return Math.max(1, i);
            }
        }
        return blocks.size();
    }

    private List<String> full(Finding finding) {
        List<String> block = new ArrayList<>();
        String label = label(finding);
        List<String> sentence = TerminalText.lines(sentence(finding), width - label.length());
        for (int i = 0; i < sentence.size(); i++) {
            block.add((i == 0 ? style(finding.severity()).paint(label, colour) : INDENT)
                    + Style.BOLD.paint(sentence.get(i), colour));
        }
        int more = finding.evidence().size() - 1;
        String like = finding.siblings().isEmpty() ? "" : finding.siblings() + " are as they should be";
        String follows =
                more == 0 ? "" : counted(more, "fact") + " more " + (more == 1 ? "differs" : "differ") + " with it";
        block.addAll(wrapped(
                Style.DIM,
                String.join(
                        "; ",
                        List.of(like, follows).stream()
                                .filter(text -> !text.isEmpty())
                                .toList())));
        String remedy = finding.rule().remedy();
        if (all) {
            finding.evidence()
                    .forEach(fact -> block.addAll(wrapped(
                            Style.DIM,
                            fact.path() + ": " + fact.value() + ", not " + fact.usual()
                                    + (fact.where().isEmpty() ? "" : " (" + fact.where() + ")"))));
            block.addAll(wrapped(null, remedy));
        } else {
            int end = remedy.indexOf(". ");
            block.addAll(wrapped(null, end < 0 ? remedy : remedy.substring(0, end + 1)));
        }
        // a command is to be copied, and therefore neither cut nor broken
        List<String> commands = finding.commands();
        commands.subList(0, all ? commands.size() : Math.min(1, commands.size()))
                .forEach(command -> block.add(Style.CYAN.paint(TerminalText.visible(INDENT + "  " + command), colour)));
        if (all) {
            block.add(INDENT
                    + Style.DIM.paint(
                            TerminalText.visible("source: " + finding.rule().source()), colour));
        }
        return block;
    }

    private List<String> wrapped(@Nullable Style style, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return TerminalText.lines(TerminalText.visible(text), width - INDENT.length()).stream()
                .map(line -> INDENT + (style == null ? line : style.paint(line, colour)))
                .toList();
    }

    private String first(Finding finding) {
        String label = label(finding);
        String cut = fitted(sentence(finding), width - label.length());
        return style(finding.severity()).paint(label, colour) + Style.BOLD.paint(cut, colour);
    }

    private static String label(Finding finding) {
        return String.format(Locale.ROOT, "%-8s  ", finding.severity().label());
    }

    private String sentence(Finding finding) {
        return TerminalText.visible(names(finding.nodes(), width / 3) + "  " + finding.sentence());
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
