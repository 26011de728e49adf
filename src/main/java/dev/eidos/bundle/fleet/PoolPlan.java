package dev.eidos.bundle.fleet;

import dev.eidos.bundle.BundlePlan;
import dev.eidos.bundle.BundledComponent;
import dev.eidos.recipe.fleet.NodePool;
import java.util.Optional;

/** The plan of a pool, as if its nodes were all that there are. */
public record PoolPlan(NodePool pool, BundlePlan plan) {

    String name() {
        return pool.name();
    }

    Optional<BundledComponent> component(String name) {
        return plan.components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }
}
