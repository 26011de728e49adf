package dev.eidos.analysis.group;

import dev.eidos.compare.NodeFacts;
import java.util.List;

/**
 * Nodes that are meant to be alike.
 *
 * @param name what they have in common
 */
public record NodeGroup(String name, List<NodeFacts> nodes) {
    /** Fewer have no majority. */
    public static final int LEAST = 3;

    public NodeGroup {
        nodes = List.copyOf(nodes);
    }
}
