package dev.eidos.collector.topology;

import java.util.List;
import java.util.Map;

/** A label that tells single nodes apart instead of grouping them, so that listing its values says nothing. */
final class PerNodeLabel {
    /** As many values are listed whatever they are: three nodes in three zones are worth seeing. */
    private static final int FEW = 10;

    private PerNodeLabel() {}

    /** Either the value is the node's own name on every node, or most of many values stand on one node each. */
    static boolean is(Map<String, List<String>> namesByValue) {
        return areNames(namesByValue) || (namesByValue.size() > FEW && namesByValue.size() * 2 > nodes(namesByValue));
    }

    static String text(Map<String, List<String>> namesByValue) {
        return counted(namesByValue.size(), "value") + " on " + counted(nodes(namesByValue), "node");
    }

    private static boolean areNames(Map<String, List<String>> namesByValue) {
        for (Map.Entry<String, List<String>> entry : namesByValue.entrySet()) {
            if (!entry.getValue().equals(List.of(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static int nodes(Map<String, List<String>> namesByValue) {
        return namesByValue.values().stream().mapToInt(List::size).sum();
    }
}
