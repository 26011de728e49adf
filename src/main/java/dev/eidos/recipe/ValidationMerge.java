package dev.eidos.recipe;

import dev.eidos.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays the validation phases of overlays over each other: checks are united, constraints replaced by name. */
final class ValidationMerge {
    private ValidationMerge() {}

    static Node.Mapping merge(Node.Mapping lower, Node.Mapping upper) {
        Map<String, Node> phases = new LinkedHashMap<>(lower.entries());
        upper.entries().forEach((phase, content) -> {
            Node below = phases.get(phase);
            if (below instanceof Node.Mapping one && content instanceof Node.Mapping other) {
                phases.put(phase, phase(one, other));
            } else if (says(content)) {
                phases.put(phase, content);
            }
        });
        return Node.mapping(phases);
    }

    private static Node phase(Node.Mapping lower, Node.Mapping upper) {
        Map<String, Node> merged = new LinkedHashMap<>(lower.entries());
        upper.entries().forEach((key, value) -> {
            Node below = merged.get(key);
            if (below instanceof Node.Sequence one && value instanceof Node.Sequence other) {
                merged.put(key, united(one, other));
            } else if (says(value)) {
                merged.put(key, value);
            }
        });
        return Node.mapping(merged);
    }

    /** What is left blank takes nothing away. */
    private static boolean says(Node node) {
        return !(node instanceof Node.Scalar scalar) || scalar.value() != null;
    }

    private static Node united(Node.Sequence lower, Node.Sequence upper) {
        Map<String, Node> items = new LinkedHashMap<>();
        List<Node> all = new ArrayList<>(lower.items());
        all.addAll(upper.items());
        for (Node item : all) {
            items.put(item instanceof Node.Mapping ? item.text("name") : item.text(), item);
        }
        return Node.sequence(List.copyOf(items.values()));
    }
}
