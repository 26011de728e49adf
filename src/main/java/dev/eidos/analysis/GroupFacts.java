package dev.eidos.analysis;

import dev.eidos.analysis.group.NodeGroup;
import dev.eidos.compare.FactKind;
import dev.eidos.compare.FactPath;
import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is usual in a group, and which of its nodes say something else. */
final class GroupFacts {
    private final NodeGroup group;
    private final Versions versions;
    private final Predicate<FactPath> wanted;
    private final Forbidden forbidden;
    private final Tally[] tallies;
    private final Usual[] usuals;
    private final List<Tally> split = new ArrayList<>();
    private final Map<NodeFacts, List<Deviation>> deviations = new LinkedHashMap<>();
    private int varying;

    /**
     * Counts.
     *
     * @param wanted the paths that are compared
     */
    GroupFacts(
            NodeGroup group,
            Vocabulary vocabulary,
            Versions versions,
            Forbidden forbidden,
            Predicate<FactPath> wanted) {
        this.group = group;
        this.versions = versions;
        this.wanted = wanted;
        this.forbidden = forbidden;
        this.tallies = new Tally[vocabulary.size()];
        this.usuals = new Usual[vocabulary.size()];
        count();
        Map<FactPath, Usual> lacking = judge();
        lacking.forEach(this::lacking);
        differing();
        unread();
    }

    /** Paths at which no value has a majority. */
    List<Tally> split() {
        return split;
    }

    /** How many paths differ on nearly every node. */
    int varying() {
        return varying;
    }

    Map<NodeFacts, List<Deviation>> deviations() {
        return deviations;
    }

    /** Whether two nodes differ, and how many paths, where there is no majority. */
    int differences() {
        int differences = 0;
        for (Tally tally : tallies) {
            differences += tally != null
                            && (tally.distinct() > 1
                                    || tally.present() < group.nodes().size())
                    ? 1
                    : 0;
        }
        return differences;
    }

    private void count() {
        for (NodeFacts node : group.nodes()) {
            for (int i = 0; i < node.size(); i++) {
                FactPath path = node.path(i);
                Tally tally = tallies[path.id()];
                if (tally == null) {
                    if (!wanted.test(path)) {
                        continue;
                    }
                    tally = new Tally(path);
                    tallies[path.id()] = tally;
                }
                tally.add(node.value(i));
            }
        }
    }

    /** Finds what is usual, and gives back the paths that some nodes lack. */
    private Map<FactPath, Usual> judge() {
        Map<FactPath, Usual> lacking = new HashMap<>();
        for (Tally tally : tallies) {
            if (tally == null) {
                continue;
            }
            int absent = tally.present() == group.nodes().size() ? 0 : absent(tally.path());
            boolean near = tally.path().kind() == FactKind.APPROXIMATE;
            Usual usual = near ? tally.approximate(absent) : tally.spread(absent);
            if (usual == null && tally.distinct() * 2 > tally.present()) {
                varying++;
            } else if (usual == null) {
                split.add(tally);
            } else if (usual.differing() > 0) {
                usuals[tally.path().id()] = usual;
                if (absent > 0 && usual.value() != null) {
                    lacking.put(tally.path(), usual);
                }
            }
        }
        return lacking;
    }

    private int absent(FactPath path) {
        int absent = 0;
        for (NodeFacts node : group.nodes()) {
            absent += lacks(node, path) ? 1 : 0;
        }
        return absent;
    }

    private boolean lacks(NodeFacts node, FactPath path) {
        return node.get(path) == null && !node.isUnknown(path) && !versions.isUnknown(node, path);
    }

    private void lacking(FactPath path, Usual usual) {
        for (NodeFacts node : group.nodes()) {
            if (lacks(node, path)) {
                add(node, new Deviation(path, null, usual));
            }
        }
    }

    private void differing() {
        for (NodeFacts node : group.nodes()) {
            for (int i = 0; i < node.size(); i++) {
                FactPath path = node.path(i);
                Usual usual = usuals[path.id()];
                if (usual != null && differs(path, node.value(i), usual)) {
                    add(node, new Deviation(path, node.value(i), usual));
                }
            }
        }
    }

    /** What could be read on most nodes, and on some could not. */
    private void unread() {
        Map<FactPath, Integer> counts = new HashMap<>();
        for (NodeFacts node : group.nodes()) {
            node.unread().keySet().forEach(path -> counts.merge(path, 1, Integer::sum));
        }
        int size = group.nodes().size();
        for (NodeFacts node : group.nodes()) {
            node.unread().forEach((path, reason) -> {
                int sound = size - counts.getOrDefault(path, 0);
                if (sound * 2 > size && wanted.test(path) && !forbidden.isOrdinary(reason, path)) {
                    add(node, new Deviation(path, reason, new Usual(null, sound, size)));
                }
            });
        }
    }

    /** Whether a value is different enough from what is usual. */
    static boolean differs(FactPath path, FactValue own, Usual usual) {
        FactValue value = usual.value();
        return (usual.spread() > 0 && value != null)
                ? !Quantity.isWithin(own, Quantity.of(value.text()), usual.spread())
                : differs(path, own, value);
    }

    /** Whether two values are different enough. */
    static boolean differs(FactPath path, FactValue own, @Nullable FactValue usual) {
        if (own.equals(usual)) {
            return false;
        }
        if (usual == null
                || path.kind() != FactKind.APPROXIMATE
                || !usual.shares().isEmpty()) {
            return true;
        }
        return !Quantity.isNear(own, Quantity.of(usual.text()));
    }

    /** Adds what comparing paths alone does not tell. */
    void add(NodeFacts node, Deviation deviation) {
        deviations.computeIfAbsent(node, _ -> new ArrayList<>()).add(deviation);
    }
}
