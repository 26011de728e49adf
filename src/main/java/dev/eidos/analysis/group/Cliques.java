package dev.eidos.analysis.group;

import dev.eidos.compare.NodeFacts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes whose GPUs are in an NVLink clique of their own. Which clique it is differs from rack to rack, so that no
 * majority of a group tells; that all around a node are in one, and it is alone in another, does.
 */
public final class Cliques {
    private Cliques() {}

    /** The clique that the neighbours of a node are in, by name, for each node that is alone in another. */
    public static Map<NodeFacts, String> alone(List<NodeFacts> nodes) {
        List<NodeFacts> sorted = nodes.stream()
                .filter(node -> node.identity().cliques().size() == 1)
                .sorted(Comparator.comparing(NodeFacts::name))
                .toList();
        Map<String, Integer> counts = new HashMap<>();
        sorted.forEach(node -> counts.merge(clique(node), 1, Integer::sum));
        Map<NodeFacts, String> alone = new LinkedHashMap<>();
        for (int i = 1; i + 1 < sorted.size(); i++) {
            String before = clique(sorted.get(i - 1));
            NodeFacts node = sorted.get(i);
            if (counts.getOrDefault(clique(node), 0) == 1
                    && before.equals(clique(sorted.get(i + 1)))
                    && counts.getOrDefault(before, 0) >= NodeGroup.LEAST) {
                alone.put(node, before);
            }
        }
        return alone;
    }

    private static String clique(NodeFacts node) {
        return node.identity().cliques().iterator().next();
    }
}
