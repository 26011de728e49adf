package dev.eidos.live;

import dev.eidos.text.FoldedNames;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The nodes that checks of nodes are about.
 *
 * @param all whether it is every node of the cluster, whichever there are
 * @param names of those that were chosen and are there; none where it is every node
 * @param absent those that were named and are not in the cluster
 */
public record NodeSubset(boolean all, List<String> names, List<String> absent) {
    /** Every node of the cluster. */
    public static final NodeSubset EVERY = new NodeSubset(true, List.of(), List.of());

    public NodeSubset {
        names = List.copyOf(names);
        absent = List.copyOf(absent);
    }

    /**
     * The nodes that were chosen among those of a cluster.
     *
     * @param found by the selector, or all
     * @param named by name; empty for all that were found
     * @param excluded that are not wanted
     */
    public static NodeSubset of(Collection<String> found, Collection<String> named, Collection<String> excluded) {
        SortedSet<String> names = new TreeSet<>(found);
        SortedSet<String> absent = new TreeSet<>(named);
        absent.removeAll(found);
        if (!named.isEmpty()) {
            names.retainAll(named);
        }
        names.removeAll(excluded);
        absent.removeAll(excluded);
        return new NodeSubset(false, List.copyOf(names), List.copyOf(absent));
    }

    public boolean has(String node) {
        return all || names.contains(node);
    }

    /** The names in as few words as there are, such as {@code gpu[1-8]}; none where it is every node. */
    public List<String> folded() {
        return FoldedNames.fold(names);
    }
}
