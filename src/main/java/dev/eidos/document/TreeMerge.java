package dev.eidos.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lays one tree over another, as Helm lays values over a chart's: mappings key by key, anything else whole. */
public final class TreeMerge {
    private TreeMerge() {}

    /**
     * The lower tree with the upper one's entries set. A null of the upper tree stays: to Helm it says that the chart's
     * default is to be removed.
     */
    public static Node.Mapping merge(Node.Mapping lower, Node.Mapping upper) {
        if (lower.entries().isEmpty()) {
            return upper;
        }
        if (upper.entries().isEmpty()) {
            return lower;
        }
        Map<String, Node> merged = new LinkedHashMap<>(lower.entries());
        for (Map.Entry<String, Node> entry : upper.entries().entrySet()) {
            Node below = merged.get(entry.getKey());
            merged.put(
                    entry.getKey(),
                    below instanceof Node.Mapping one && entry.getValue() instanceof Node.Mapping other
                            ? merge(one, other)
                            : entry.getValue());
        }
        return new Node.Mapping(Collections.unmodifiableMap(merged), lower.at());
    }
}
