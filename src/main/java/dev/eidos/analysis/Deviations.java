package dev.eidos.analysis;

import dev.eidos.compare.FactKind;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.NodeHistory;
import dev.eidos.compare.NodeIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What differs between a node and one that it is held against. */
final class Deviations {
    private Deviations() {}

    /** The GPUs of a node that are others than before, as one deviation; none if they are the same. */
    static List<Deviation> swapped(NodeFacts node, NodeFacts before, Predicate<FactPath> wanted) {
        FactPath path = node.find(NodeIdentity.GPU);
        if (path == null || path.kind() != FactKind.IDENTITY || !wanted.test(path)) {
            return List.of();
        }
        // one that is only gone is told by the counts
        List<NodeHistory.Swap> swaps = NodeHistory.between(before, node).swaps().stream()
                .filter(NodeHistory.Swap::isReplaced)
                .toList();
        if (swaps.isEmpty()) {
            return List.of();
        }
        String now = swaps.stream()
                .map(swap -> swap.after() + " (" + swap.item() + ")")
                .collect(Collectors.joining(", "));
        String was = swaps.stream().map(NodeHistory.Swap::before).collect(Collectors.joining(", "));
        return List.of(new Deviation(path, FactValue.of(now), new Usual(FactValue.of(was), 0, 0)));
    }

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
        // who may look is no change of the node
        node.unread().forEach((path, reason) -> {
            boolean was = other.unread().containsKey(path);
            if (!was && wanted.test(path) && !reason.text().equals(Forbidden.REASON)) {
                all.add(new Deviation(path, reason, new Usual(null, 0, 0)));
            }
        });
        return all;
    }
}
