package dev.eidos.analysis;

import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What differs between a node and one that it is held against. */
final class Deviations {
    private Deviations() {}

    static List<Deviation> between(NodeFacts node, NodeFacts other, Versions versions, Predicate<FactPath> wanted) {
        List<Deviation> all = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            FactPath path = node.path(i);
            FactValue usual = other.get(path);
            boolean unknown =
                    usual == null && (other.isUnknown(path) || !other.version().equals(node.version()));
            if (!unknown && wanted.test(path) && GroupFacts.differs(path, node.value(i), usual)) {
                all.add(new Deviation(path, node.value(i), new Usual(usual, 0, 0)));
            }
        }
        for (int i = 0; i < other.size(); i++) {
            FactPath path = other.path(i);
            boolean lacks = node.get(path) == null && !node.isUnknown(path) && !versions.isUnknown(node, path);
            if (lacks && wanted.test(path)) {
                all.add(new Deviation(path, null, new Usual(other.value(i), 0, 0)));
            }
        }
        return all;
    }
}
