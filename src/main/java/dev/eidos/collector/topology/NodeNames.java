package dev.eidos.collector.topology;

import dev.eidos.text.Listing;
import java.util.List;

/** The form in which a snapshot names nodes: their number, then the first names. */
public final class NodeNames {
    private NodeNames() {}

    /**
     * Such as {@code 3: node-a, node-b, node-c} or {@code 3: node-a and 2 more}.
     *
     * @param max how many names to list; 0 for all
     */
    public static String text(List<String> names, int max) {
        List<String> sorted = names.stream().sorted().toList();
        int listed = max == 0 ? names.size() : Math.min(max, names.size());
        return names.size() + ": " + Listing.of(sorted, listed);
    }
}
