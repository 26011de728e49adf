package dev.eidos.recipe.pool;

import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import java.util.List;

/**
 * The pools of a fleet that has GPUs.
 *
 * @param recipe of all of them
 * @param pools as the recipe has them
 * @param withoutGpus the names of nodes that have no GPU
 * @param unfit pools that no recipe fits, each with its nodes and the reason; only where they were not asked for
 */
public record FleetOutcome(
        FleetRecipe recipe, List<PoolResolution> pools, List<String> withoutGpus, List<String> unfit) {
    public FleetOutcome {
        pools = List.copyOf(pools);
        withoutGpus = List.copyOf(withoutGpus);
        unfit = List.copyOf(unfit);
    }

    /** The pool of that name. */
    public PoolResolution pool(String name) {
        NodePool pool = recipe.pool(name);
        return pools.stream().filter(one -> one.pool().equals(pool)).findFirst().orElseThrow();
    }

    /** Returns whether a label tells each pool apart. */
    public boolean hasSelectors() {
        return recipe.pools().stream().noneMatch(pool -> pool.nodeSelector().isEmpty());
    }

    /** The command that gives the nodes of a pool a label of its own. */
    public static String labelling(PoolResolution pool) {
        String nodes = pool.pool().nodeSelector().isEmpty()
                ? String.join(" ", pool.members())
                : "-l " + pool.pool().selectorText();
        return "kubectl label nodes " + nodes + " " + PoolLabels.OURS + "="
                + pool.pool().name();
    }

    /** Returns whether a label that only comes with a driver tells pools apart whose driver is the operator's. */
    public boolean needsDriverForLabel() {
        return pools.stream().anyMatch(pool -> pool.pool().nodeSelector().containsKey(PoolLabels.PRODUCT));
    }
}
