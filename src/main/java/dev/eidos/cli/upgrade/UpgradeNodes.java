package dev.eidos.cli.upgrade;

import dev.eidos.cli.console.Messages;
import dev.eidos.cli.option.RecipeInput;
import dev.eidos.cli.option.SnapshotInput;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.pool.FleetMember;
import dev.eidos.recipe.pool.PoolOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes that a new recipe is held against, by pool.
 *
 * @param byPool all under no name where the recipe is one for all
 */
record UpgradeNodes(List<SnapshotInput.Named> snapshots, Map<String, Map<String, Snapshot>> byPool) {

    /** Nodes of no pool and those without GPUs are told, and not held against anything. */
    static UpgradeNodes of(List<SnapshotInput.Named> snapshots, RecipeInput now, Messages messages) {
        Map<String, Map<String, Snapshot>> byPool = new LinkedHashMap<>();
        int withoutGpus = 0;
        for (SnapshotInput.Named one : snapshots) {
            var member = new FleetMember(one.name(), one.snapshot());
            switch (now) {
                case RecipeInput.One _ -> put(byPool, "", member);
                case RecipeInput.OfFleet(FleetRecipe fleet, String _) -> {
                    switch (PoolOf.of(member, fleet)) {
                        case PoolOf.Pool(NodePool pool) -> put(byPool, pool.name(), member);
                        case PoolOf.NoGpu _ -> withoutGpus++;
                        case PoolOf.None(String reason) ->
                            messages.warn("of no pool: " + member.name() + ": " + reason);
                    }
                }
            }
        }
        if (withoutGpus > 0) {
            messages.note(withoutGpus + (withoutGpus == 1 ? " node has" : " nodes have") + " no GPU, and nothing is"
                    + " asked of " + (withoutGpus == 1 ? "it" : "them"));
        }
        return new UpgradeNodes(snapshots, byPool);
    }

    private static void put(Map<String, Map<String, Snapshot>> byPool, String pool, FleetMember member) {
        byPool.computeIfAbsent(pool, _ -> new LinkedHashMap<>()).put(member.name(), member.snapshot());
    }

    /** What clusters the snapshots are of, and the name of one of each. */
    Map<ClusterIdentity, String> clusters() {
        Map<ClusterIdentity, String> clusters = new LinkedHashMap<>();
        snapshots.forEach(
                named -> clusters.putIfAbsent(named.snapshot().metadata().cluster(), named.name()));
        return clusters;
    }
}
