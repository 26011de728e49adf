package dev.eidos.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The merge of one tree over another, as Helm lays values over a chart's: mappings key by key, anything else whole. */
public final class TreeMerge {
    private TreeMerge() {}

    /**
     * The lower tree with the upper one's entries set. A null of the upper tree stays: to Helm it says that the chart's
     * default is to be removed.
     */
    public static Value.Mapping merge(Value.Mapping lower, Value.Mapping upper) {
        if (lower.entries().isEmpty()) {
            return upper;
        }
        if (upper.entries().isEmpty()) {
            return lower;
        }
        Map<String, Value> merged = new LinkedHashMap<>(lower.entries());
        for (Map.Entry<String, Value> entry : upper.entries().entrySet()) {
            Value below = merged.get(entry.getKey());
            merged.put(
                    entry.getKey(),
                    below instanceof Value.Mapping one && entry.getValue() instanceof Value.Mapping other
                            ? merge(one, other)
                            : entry.getValue());
        }
        return new Value.Mapping(Collections.unmodifiableMap(merged), lower.at());
    }
}
