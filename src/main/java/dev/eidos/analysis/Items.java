package dev.eidos.analysis;

import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import dev.eidos.text.FoldedNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which of several alike differ, as GPUs of a node. */
final class Items {
    private Items() {}

    /** Their names, folded; empty where all do, or there is one alone. */
    static String of(NodeFacts node, Deviation deviation) {
        return String.join(",", FoldedNames.fold(differing(node, deviation).keySet()));
    }

    /** The value with those that have it, where these are not all. */
    static String value(NodeFacts node, Deviation deviation) {
        Map<String, String> differing = differing(node, deviation);
        if (differing.isEmpty()) {
            return deviation.ownText();
        }
        List<String> values = differing.values().stream().distinct().toList();
        return values.size() == 1
                ? values.getFirst() + " (" + of(node, deviation) + ")"
                : differing.entrySet().stream()
                        .limit(4)
                        .map(entry -> entry.getValue() + " (" + entry.getKey() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static Map<String, String> differing(NodeFacts node, Deviation deviation) {
        FactValue usual = deviation.usual().value();
        Map<String, String> differing = new TreeMap<>();
        if (usual != null && usual.shares().isEmpty()) {
            node.items(deviation.path()).forEach((item, text) -> {
                if (!text.equals(usual.text())) {
                    differing.put(item, text);
                }
            });
        }
        return differing;
    }
}
