package dev.eidos.analysis;

import dev.eidos.compare.FactPath;
import dev.eidos.compare.NodeFacts;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which paths the versions of the tool know that took the snapshots of a fleet. */
final class Versions {
    private final Map<String, BitSet> known = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    Versions(List<NodeFacts> nodes) {
        for (NodeFacts node : nodes) {
            counts.merge(node.version(), 1, Integer::sum);
        }
        if (counts.size() > 1) {
            for (NodeFacts node : nodes) {
                BitSet paths = known.computeIfAbsent(node.version(), _ -> new BitSet());
                for (int i = 0; i < node.size(); i++) {
                    paths.set(node.path(i).id());
                }
            }
        }
    }

    /** Returns whether no node of the version has the path, while there are other versions. */
    boolean isUnknown(NodeFacts node, FactPath path) {
        BitSet paths = known.get(node.version());
        return paths != null && !paths.get(path.id());
    }

    /** How many snapshots are of each. */
    Map<String, Integer> counts() {
        return counts;
    }
}
