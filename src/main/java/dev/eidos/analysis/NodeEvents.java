package dev.eidos.analysis;

import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.NodeHistory;
import dev.eidos.text.FoldedNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What befell nodes since they were compared with, besides that facts differ: it is told, and no finding. */
final class NodeEvents {
    private final Map<String, List<String>> nodes = new LinkedHashMap<>();

    /** Takes a node with what it is held against; returns whether what differs between them is a change. */
    boolean add(NodeFacts node, @Nullable NodeFacts before) {
        if (before == null) {
            put(Analysis.NEW, node);
            return false;
        }
        return switch (NodeHistory.between(before, node).fate()) {
            case SAME -> true;
            case REBOOTED -> {
                put(Analysis.REBOOTED, node);
                yield true;
            }
            case REPLACED -> {
                put(Analysis.REPLACED, node);
                yield false;
            }
        };
    }

    private void put(String event, NodeFacts node) {
        nodes.computeIfAbsent(event, _ -> new ArrayList<>()).add(node.name());
    }

    Map<String, List<String>> nodes() {
        return nodes;
    }

    /** A line for each that there was. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        nodes.forEach((event, names) -> notes.add(words(event, names.size() == 1) + ": "
                + String.join(", ", FoldedNames.fold(names))));
        return notes;
    }

    private String words(String event, boolean one) {
        String count = nodes.getOrDefault(event, List.of()).size() + (one ? " node " : " nodes ");
        return count
                + switch (event) {
                    case Analysis.REPLACED -> (one ? "was" : "were") + " replaced (another uid), and not compared";
                    case Analysis.REBOOTED -> (one ? "was" : "were") + " started again (another boot id)";
                    default -> one ? "is new" : "are new";
                };
    }
}
