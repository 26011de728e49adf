package dev.eidos.cli.diff;

import dev.eidos.compare.diff.Difference;
import dev.eidos.compare.recipe.RecipeDiff;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.Value;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import dev.eidos.terminal.TerminalText;
import dev.eidos.text.FoldedNames;
import java.util.List;
import java.util.Map;

/**
 * Differences as a document and as a table.
 *
 * @param compared what the two are
 * @param many whether there are several nodes on a side
 * @param nodes what became of nodes, in words, with their names; none where there are none
 */
record DiffReport(
        String before,
        String after,
        Compared compared,
        boolean many,
        List<Difference> differences,
        Map<String, List<String>> nodes,
        long normalised) {
    private static final String KIND = "Diff";

    /** As wide as the longest label, and two blanks. */
    private static final String INDENT = " ".repeat(9);

    /** The columns that what changed has beside its path. */
    private static final int LEAST = 20;

    static final String ADDED = "addedNodes";
    static final String REMOVED = "removedNodes";
    static final String REPLACED = "replacedNodes";
    static final String REBOOTED = "rebootedNodes";

    /** The kinds of things that can be compared. */
    enum Compared {
        NODES,
        RECIPES,
        BUNDLES
    }

    boolean isEqual() {
        return names(ADDED).isEmpty()
                && names(REMOVED).isEmpty()
                && differences.stream().allMatch(difference -> difference.kind() == Difference.Kind.GAP);
    }

    private List<String> names(String what) {
        return nodes.getOrDefault(what, List.of());
    }

    Value document() {
        return Value.mapping(document -> {
            document.put("apiVersion", DocumentHeader.API_VERSION);
            document.put("kind", KIND);
            document.put("metadata", metadata -> {
                metadata.put("before", before);
                metadata.put("after", after);
                metadata.put(
                        "compared",
                        switch (compared) {
                            case NODES -> null;
                            case RECIPES -> "recipes";
                            case BUNDLES -> "bundles";
                        });
            });
            document.put("equal", isEqual());
            for (String what : List.of(ADDED, REMOVED, REPLACED, REBOOTED)) {
                document.putTexts(what, names(what));
            }
            document.putItems(
                    "differences",
                    differences.stream()
                            .map(difference -> Value.mapping(entry -> {
                                entry.put("path", difference.path());
                                entry.put("kind", difference.kind().label());
                                boolean wasThere = difference.kind() != Difference.Kind.ADDED;
                                boolean isThere = difference.kind() != Difference.Kind.REMOVED;
                                entry.put("before", wasThere ? difference.before() : null);
                                entry.put("after", isThere ? difference.after() : null);
                                if (many) {
                                    entry.putTexts("nodes", difference.nodes());
                                }
                            }))
                            .toList());
            if (compared == Compared.NODES) {
                document.put("identities", normalised);
            }
        });
    }

    String table(int width, boolean colour) {
        StringBuilder text = new StringBuilder();
        line(text, "only in " + before, REMOVED);
        line(text, "only in " + after, ADDED);
        line(text, "replaced by another node of the name", REPLACED);
        line(text, "started again", REBOOTED);
        if (hasRoom(width)) {
            var columns = new Columns(0);
            for (Difference difference : differences) {
                columns.add(List.of(
                        new Columns.Cell(difference.kind().label(), style(difference)),
                        new Columns.Cell(difference.path(), null),
                        new Columns.Cell(change(difference), null),
                        new Columns.Cell(many ? folded(difference.nodes()) : "", Style.DIM)));
            }
            columns.appendWrapped(text, 1, width, colour);
        } else {
            differences.forEach(difference -> stack(text, difference, width, colour));
        }
        String left = normalised == 0
                ? ""
                : "; " + normalised + " values that name a node or a part of it are not compared (--raw)";
        for (String line : TerminalText.lines(summary() + left, width)) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** Whether there is room for what changed beside the longest path: paths are to be copied, and are not broken. */
    private boolean hasRoom(int width) {
        int longest = differences.stream()
                .mapToInt(difference -> difference.path().length())
                .max()
                .orElse(0);
        return INDENT.length() + longest + 2 + LEAST <= width;
    }

    /** What changed below its path. */
    private void stack(StringBuilder text, Difference difference, int width, boolean colour) {
        String label = difference.kind().label();
        text.append(style(difference).paint(label, colour))
                .repeat(' ', INDENT.length() - label.length())
                .append(TerminalText.visible(difference.path()))
                .append('\n');
        String nodes = many ? " on " + folded(difference.nodes()) : "";
        for (String line :
                TerminalText.lines(TerminalText.visible(change(difference) + nodes), width - INDENT.length())) {
            text.append(INDENT).append(line).append('\n');
        }
    }

    private static Style style(Difference difference) {
        return switch (difference.kind()) {
            case ADDED -> Style.GREEN;
            case REMOVED -> Style.RED;
            case CHANGED -> Style.YELLOW;
            case GAP -> Style.DIM;
        };
    }

    private static String change(Difference difference) {
        return switch (difference.kind()) {
            case ADDED -> difference.after();
            case REMOVED -> difference.before();
            case CHANGED, GAP -> difference.before() + " -> " + difference.after();
        };
    }

    private String summary() {
        if (isEqual()) {
            return "equal";
        }
        String counted = differences.size() + (differences.size() == 1 ? " difference" : " differences");
        return switch (compared) {
            case NODES -> counted;
            case RECIPES, BUNDLES -> counted + ": " + RecipeDiff.counted(differences);
        };
    }

    private void line(StringBuilder text, String words, String what) {
        if (!names(what).isEmpty()) {
            text.append(words).append(": ").append(folded(names(what))).append('\n');
        }
    }

    private static String folded(List<String> nodes) {
        return String.join(",", FoldedNames.fold(nodes));
    }
}
