package dev.eidos.cli.diff;

import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.NodeHistory;
import dev.eidos.compare.diff.FactsDiff;
import dev.eidos.fleet.facts.FleetFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The differences between two snapshots, or between the nodes of two fleets that have one name. */
final class NodesDiff {
    private final FactsDiff diff;
    private final Map<String, List<String>> events = new TreeMap<>();

    private NodesDiff(BiPredicate<String, String> wanted) {
        this.diff = new FactsDiff((path, node) -> wanted.test(path.text(), node));
    }

    /** @param wanted the paths that are compared, on a node */
    static DiffReport report(
            List<String> sides, FleetFacts before, FleetFacts after, BiPredicate<String, String> wanted) {
        boolean many = before.nodes().size() != 1 || after.nodes().size() != 1;
        var nodes = new NodesDiff(wanted);
        if (many) {
            nodes.match(before.nodes(), after.nodes());
        } else {
            nodes.add(before.nodes().getFirst(), after.nodes().getFirst());
        }
        return new DiffReport(
                sides.getFirst(),
                sides.getLast(),
                DiffReport.Compared.NODES,
                many,
                nodes.diff.differences(),
                nodes.events,
                after.nodes().stream().mapToLong(NodeFacts::normalised).sum());
    }

    private void match(List<NodeFacts> before, List<NodeFacts> after) {
        Map<String, NodeFacts> old = new TreeMap<>();
        before.forEach(node -> old.put(node.name(), node));
        for (NodeFacts node : after) {
            NodeFacts was = old.remove(node.name());
            if (was == null) {
                put(DiffReport.ADDED, node.name());
            } else {
                add(was, node);
            }
        }
        old.keySet().forEach(name -> put(DiffReport.REMOVED, name));
    }

    private void add(NodeFacts was, NodeFacts node) {
        NodeHistory history = NodeHistory.between(was, node);
        switch (history.fate()) {
            case REPLACED -> put(DiffReport.REPLACED, node.name());
            case REBOOTED -> put(DiffReport.REBOOTED, node.name());
            case SAME -> {}
        }
        diff.add(was, node);
        diff.add(history, node);
    }

    private void put(String what, String node) {
        events.computeIfAbsent(what, _ -> new ArrayList<>()).add(node);
    }
}
