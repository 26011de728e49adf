package dev.eidos.recipe.resolve;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The merge of overlays' validation phases: checks are united, constraints replaced by name, and an empty list takes
 * away what is there.
 */
final class ValidationMerge {
    private ValidationMerge() {}

    static Value.Mapping merge(Value.Mapping lower, Value.Mapping upper) {
        Map<String, Value> phases = new LinkedHashMap<>(lower.entries());
        upper.entries().forEach((phase, content) -> {
            Value below = phases.get(phase);
            if (below instanceof Value.Mapping one && content instanceof Value.Mapping other) {
                phases.put(phase, phase(one, other));
            } else if (says(content)) {
                phases.put(phase, content);
            }
        });
        return Value.mapping(phases);
    }

    private static Value phase(Value.Mapping lower, Value.Mapping upper) {
        Map<String, Value> merged = new LinkedHashMap<>(lower.entries());
        upper.entries().forEach((key, value) -> {
            Value below = merged.get(key);
            if (below instanceof Value.Sequence one
                    && value instanceof Value.Sequence other
                    && !other.items().isEmpty()) {
                merged.put(key, united(one, other));
            } else if (says(value)) {
                merged.put(key, value);
            }
        });
        return Value.mapping(merged);
    }

    /** Returns whether a node has a value: one that is left blank takes nothing away. */
    private static boolean says(Value node) {
        return !(node instanceof Value.Scalar scalar) || scalar.value() != null;
    }

    private static Value united(Value.Sequence lower, Value.Sequence upper) {
        Map<String, Value> items = new LinkedHashMap<>();
        List<Value> all = new ArrayList<>(lower.items());
        all.addAll(upper.items());
        for (Value item : all) {
            items.put(item instanceof Value.Mapping ? item.text("name") : item.text(), item);
        }
        return Value.sequence(List.copyOf(items.values()));
    }
}
