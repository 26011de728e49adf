package dev.eidos.upgrade;

import dev.eidos.constraint.Constraint;
import dev.eidos.document.Value;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.ComponentRef;
import dev.eidos.recipe.Criteria;
import dev.eidos.recipe.Recipe;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.fleet.NodePool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A side of an upgrade in which pools of nodes may have recipes of their own.
 *
 * @param pools one at least; a recipe for all nodes is one without a name
 * @param cluster the one that it is meant for
 */
public record UpgradeSide(List<NodePool> pools, ClusterIdentity cluster) {
    /** The name of all nodes, where a recipe is for all of them. */
    private static final String ALL = "";

    public UpgradeSide {
        pools = List.copyOf(pools);
    }

    public static UpgradeSide of(Recipe recipe) {
        SortedMap<String, String> anywhere = new TreeMap<>();
        return new UpgradeSide(List.of(new NodePool(ALL, 0, List.of(), anywhere, recipe)), recipe.cluster());
    }

    public static UpgradeSide of(FleetRecipe fleet) {
        return new UpgradeSide(fleet.pools(), fleet.cluster());
    }

    public boolean isFleet() {
        return !pools.getFirst().name().equals(ALL);
    }

    List<String> names() {
        return isFleet() ? pools.stream().map(NodePool::name).toList() : List.of();
    }

    /** What stands for a pool here: the one of its name, or the recipe for all. */
    Optional<NodePool> like(String name) {
        return pools.stream()
                .filter(pool -> !isFleet() || pool.name().equals(name))
                .findFirst();
    }

    /**
     * What was asked for of the nodes that are of this pool now; where one recipe comes for all, what all pools asked.
     */
    List<Constraint> constraints(String name) {
        if (!name.equals(ALL)) {
            return like(name).map(pool -> pool.recipe().constraints()).orElse(List.of());
        }
        return pools.getFirst().recipe().constraints().stream()
                .filter(one -> pools.stream()
                        .allMatch(pool -> pool.recipe().constraints().stream()
                                .anyMatch(other -> other.name().equals(one.name())
                                        && other.value().equals(one.value()))))
                .toList();
    }

    /** Returns whether a pool, or the recipe for all, has a component installed. */
    static boolean has(NodePool pool, String component) {
        return pool.recipe().components().stream()
                .anyMatch(one -> one.name().equals(component) && !one.isSwitchedOff());
    }

    /** The names of the pools that have it; none where a recipe is for all. */
    List<String> having(String component) {
        return isFleet()
                ? pools.stream()
                        .filter(pool -> has(pool, component))
                        .map(NodePool::name)
                        .toList()
                : List.of();
    }

    /** The order of installation; what comes with a later pool stands after what that pool installs before it. */
    List<String> deploymentOrder() {
        List<String> order = new ArrayList<>();
        for (NodePool pool : pools) {
            int place = 0;
            for (String name : pool.recipe().deploymentOrder()) {
                int there = order.indexOf(name);
                if (there < 0) {
                    order.add(place, name);
                    there = place;
                }
                place = Math.max(place, there + 1);
            }
        }
        return order;
    }

    /** What a cluster of this side has, each component once, as the first pool has it that has it at all. */
    public Recipe united() {
        if (!isFleet()) {
            return pools.getFirst().recipe();
        }
        Map<String, ComponentRef> components = new LinkedHashMap<>();
        pools.forEach(pool -> OldSide.installed(pool.recipe()).forEach(components::putIfAbsent));
        Recipe first = pools.getFirst().recipe();
        return new Recipe(
                first.version(),
                Criteria.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ArrayList<>(components.values()),
                List.copyOf(components.keySet()),
                null,
                Value.Mapping.EMPTY,
                Value.Mapping.EMPTY,
                cluster,
                first.library());
    }
}
