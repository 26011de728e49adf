package dev.eidos.analysis;

import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody may not look at. It says as much of who looked as of the node: in a large fleet it is a fault where it
 * is as good as alone, and in a small one that cannot be told.
 */
final class Forbidden {
    static final String REASON = "Forbidden";
    private static final int ONE_OF = 200;

    private final int nodes;
    private final Map<FactPath, Integer> counts = new HashMap<>();

    Forbidden(List<NodeFacts> nodes) {
        this.nodes = nodes.size();
        for (NodeFacts node : nodes) {
            node.unread().forEach((path, reason) -> {
                if (reason.text().equals(REASON)) {
                    counts.merge(path, 1, Integer::sum);
                }
            });
        }
    }

    /** Returns whether a part of a subtype that could not be read for a reason is no finding. */
    boolean isOrdinary(FactValue reason, FactPath path) {
        return reason.text().equals(REASON) && counts.getOrDefault(path, 0) * ONE_OF > nodes;
    }
}
