package dev.eidos.fleet.facts;

import dev.eidos.compare.NodeFacts;
import dev.eidos.fleet.FleetNode;
import java.nio.file.Path;
import java.util.List;

/**
 * The facts of many nodes.
 *
 * @param files that they are of, in the same order; none if they are not of files of their own
 * @param missing nodes of which there are none
 */
public record FleetFacts(List<NodeFacts> nodes, List<Path> files, List<FleetNode> missing) {
    public FleetFacts {
        nodes = List.copyOf(nodes);
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }
}
