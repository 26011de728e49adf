package dev.eidos.compare.diff;

import dev.eidos.compare.FactKind;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.NodeHistory;
import dev.eidos.compare.NodeIdentity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Differences, each once with all nodes that have it. */
public final class FactsDiff {
    private final BiPredicate<FactPath, String> wanted;
    private final Map<Difference, List<String>> nodes = new LinkedHashMap<>();

    /**
     * None so far.
     *
     * @param wanted the paths that are compared, on a node
     */
    public FactsDiff(BiPredicate<FactPath, String> wanted) {
        this.wanted = wanted;
    }

    /** Adds those between two snapshots. */
    public void add(NodeFacts before, NodeFacts after) {
        String node = after.name();
        for (int i = 0; i < before.size(); i++) {
            FactPath path = before.path(i);
            FactValue old = before.value(i);
            FactValue now = after.get(path);
            if (old.equals(now) || !wanted.test(path, node)) {
                continue;
            }
            if (now != null) {
                put(Difference.Kind.CHANGED, path, old.text(), now.text(), node);
            } else if (after.isUnknown(path)) {
                put(Difference.Kind.GAP, path, old.text(), reason(after, path), node);
            } else {
                put(Difference.Kind.REMOVED, path, old.text(), "", node);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            FactPath path = after.path(i);
            if (before.get(path) == null && wanted.test(path, node)) {
                if (before.isUnknown(path)) {
                    put(
                            Difference.Kind.GAP,
                            path,
                            reason(before, path),
                            after.value(i).text(),
                            node);
                } else {
                    put(Difference.Kind.ADDED, path, "", after.value(i).text(), node);
                }
            }
        }
    }

    /** Adds the GPUs that are others than before. */
    public void add(NodeHistory history, NodeFacts after) {
        FactPath path = after.find(NodeIdentity.GPU);
        // with --raw the UUIDs are facts as others are
        if (path == null || path.kind() != FactKind.IDENTITY || !wanted.test(path, after.name())) {
            return;
        }
        for (NodeHistory.Swap swap : history.swaps()) {
            Difference.Kind kind = swap.isReplaced()
                    ? Difference.Kind.CHANGED
                    : swap.after().isEmpty() ? Difference.Kind.REMOVED : Difference.Kind.ADDED;
            put(kind, path.text().replace("gpu-*", swap.item()), swap.before(), swap.after(), after.name());
        }
    }

    private static String reason(NodeFacts node, FactPath path) {
        return "not read: " + node.gaps().getOrDefault(path.subtype(), "nobody looked");
    }

    private void put(Difference.Kind kind, FactPath path, String before, String after, String node) {
        put(kind, path.text(), before, after, node);
    }

    private void put(Difference.Kind kind, String path, String before, String after, String node) {
        nodes.computeIfAbsent(new Difference(kind, path, before, after, List.of()), _ -> new ArrayList<>())
                .add(node);
    }

    /** All of them by path. */
    public List<Difference> differences() {
        return nodes.entrySet().stream()
                .map(entry -> new Difference(
                        entry.getKey().kind(),
                        entry.getKey().path(),
                        entry.getKey().before(),
                        entry.getKey().after(),
                        entry.getValue()))
                .sorted(Comparator.comparing(Difference::path))
                .toList();
    }
}
