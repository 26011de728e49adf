package dev.eidos.bundle.fleet;

import dev.eidos.bundle.values.Assignment;
import dev.eidos.bundle.values.HelmSet;
import dev.eidos.bundle.values.TreeAssign;
import dev.eidos.document.Value;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.library.RegisteredComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The placement of a component on the nodes of the one pool that wants it. */
final class PoolPlacement {
    private PoolPlacement() {}

    /** The values with the pool's node selector; the same if the chart has no such value, or it is set already. */
    static Value.Mapping of(Value.Mapping values, RegisteredComponent component, NodePool pool) {
        List<Value> paths = component.document().items("nodeScheduling", "accelerated", "nodeSelectorPaths");
        Value.Mapping placed = values;
        for (Value path : paths) {
            if (values.at(path.text().split("\\.", -1)) == null
                    && !pool.nodeSelector().isEmpty()) {
                Map<String, Value> labels = new LinkedHashMap<>();
                pool.nodeSelector().forEach((key, value) -> labels.put(key, Value.scalar(value)));
                String shown = component.name() + ":" + path.text();
                placed =
                        TreeAssign.set(placed, new Assignment(HelmSet.path(path.text()), Value.mapping(labels)), shown);
            }
        }
        return placed;
    }
}
