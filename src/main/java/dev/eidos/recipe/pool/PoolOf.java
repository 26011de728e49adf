package dev.eidos.recipe.pool;

import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.evidence.Inference;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import java.util.List;
import java.util.Map;

/** The pool that a node is of: by the labels that tell pools apart, else by its accelerator and operating system. */
public sealed interface PoolOf {

    /** It is of this one. */
    record Pool(NodePool pool) implements PoolOf {}

    /** It has no GPU, and needs nothing. */
    record NoGpu() implements PoolOf {}

    /** It is of none, or could be of several. */
    record None(String reason) implements PoolOf {}

    /** Finds it. */
    static PoolOf of(FleetMember node, FleetRecipe fleet) {
        Snapshot snapshot = node.snapshot();
        if (!OwnFacts.gpus(snapshot).orElse(true)) {
            return new NoGpu();
        }
        Map<String, String> labels = NodeTags.of(List.of(node)).getOrDefault(node.name(), Map.of());
        List<NodePool> selected = fleet.pools().stream()
                .filter(pool -> !pool.nodeSelector().isEmpty()
                        && labels.entrySet().containsAll(pool.nodeSelector().entrySet()))
                .toList();
        if (selected.size() == 1) {
            return new Pool(selected.getFirst());
        }
        Criteria told = Inference.of(OwnFacts.of(snapshot)).criteria();
        List<NodePool> alike = fleet.pools().stream()
                .filter(pool -> List.of(Criterion.ACCELERATOR, Criterion.OS).stream()
                        .allMatch(criterion ->
                                pool.recipe().criteria().get(criterion).equals(told.get(criterion))))
                .toList();
        if (alike.size() == 1) {
            return new Pool(alike.getFirst());
        }
        return new None(
                alike.isEmpty()
                        ? "no pool is for " + (told.text().isEmpty() ? "what it is" : told.text())
                        : "it could be of "
                                + String.join(
                                        " or ",
                                        alike.stream().map(NodePool::name).toList()));
    }
}
