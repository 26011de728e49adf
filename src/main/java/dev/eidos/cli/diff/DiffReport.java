package dev.eidos.cli.diff;

import dev.eidos.compare.diff.Difference;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.Value;
import dev.eidos.terminal.Columns;
import dev.eidos.terminal.Style;
import dev.eidos.text.FoldedNames;
import java.util.List;

/**
 * Differences as a document and as a table.
 *
 * @param many whether there are several nodes on a side
 */
record DiffReport(
        String before,
        String after,
        boolean many,
        List<Difference> differences,
        List<String> added,
        List<String> removed,
        long normalised) {
    private static final String KIND = "Diff";

    boolean isEqual() {
        return added.isEmpty()
                && removed.isEmpty()
                && differences.stream().allMatch(difference -> difference.kind() == Difference.Kind.GAP);
    }

    Value document() {
        return Value.mapping(document -> {
            document.put("apiVersion", DocumentHeader.API_VERSION);
            document.put("kind", KIND);
            document.put("metadata", metadata -> {
                metadata.put("before", before);
                metadata.put("after", after);
            });
            document.put("equal", isEqual());
            document.putTexts("addedNodes", added);
            document.putTexts("removedNodes", removed);
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
            document.put("identities", normalised);
        });
    }

    String table(int width, boolean colour) {
        StringBuilder text = new StringBuilder();
        if (!removed.isEmpty()) {
            text.append("only in ")
                    .append(before)
                    .append(": ")
                    .append(folded(removed))
                    .append('\n');
        }
        if (!added.isEmpty()) {
            text.append("only in ")
                    .append(after)
                    .append(": ")
                    .append(folded(added))
                    .append('\n');
        }
        var columns = new Columns(0);
        for (Difference difference : differences) {
            Style style = switch (difference.kind()) {
                case ADDED -> Style.GREEN;
                case REMOVED -> Style.RED;
                case CHANGED -> Style.YELLOW;
                case GAP -> Style.DIM;
            };
            String change = switch (difference.kind()) {
                case ADDED -> difference.after();
                case REMOVED -> difference.before();
                case CHANGED, GAP -> difference.before() + " -> " + difference.after();
            };
            columns.add(List.of(
                    new Columns.Cell(difference.kind().label(), style),
                    new Columns.Cell(difference.path(), null),
                    new Columns.Cell(change, null),
                    new Columns.Cell(many ? folded(difference.nodes()) : "", Style.DIM)));
        }
        columns.appendWrapped(text, 1, width, colour);
        text.append(isEqual() ? "equal" : differences.size() + " differences");
        if (normalised > 0) {
            text.append("; ")
                    .append(normalised)
                    .append(" values that name a node or a part of it are not compared (--raw)");
        }
        return text.append('\n').toString();
    }

    private static String folded(List<String> nodes) {
        return String.join(",", FoldedNames.fold(nodes));
    }
}
