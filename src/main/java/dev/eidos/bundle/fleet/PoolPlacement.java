package dev.eidos.bundle.fleet;

import dev.eidos.bundle.values.Assignment;
import dev.eidos.bundle.values.HelmSet;
import dev.eidos.bundle.values.TreeAssign;
import dev.eidos.document.Value;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/** The placement of a component on the nodes of the one pool that wants it. */
final class PoolPlacement {
    private PoolPlacement() {}

    /**
     * The values with the pool's node selector, beside what a selector asks for already; the same if the chart has no
     * such value.
     */
    static Value.Mapping of(Value.Mapping values, RegisteredComponent component, NodePool pool) {
        Value.Mapping placed = values;
        for (Value path : component.document().items("nodeScheduling", "accelerated", "nodeSelectorPaths")) {
            Map<String, Value> labels = new LinkedHashMap<>();
            if (values.at(path.text().split("\\.", -1)) instanceof Value.Mapping selector) {
                labels.putAll(selector.entries());
            }
            pool.nodeSelector().forEach((key, value) -> labels.putIfAbsent(key, Value.scalar(value)));
            if (!labels.isEmpty()) {
                String shown = component.name() + ":" + path.text();
                placed =
                        TreeAssign.set(placed, new Assignment(HelmSet.path(path.text()), Value.mapping(labels)), shown);
            }
        }
        return placed;
    }
}
