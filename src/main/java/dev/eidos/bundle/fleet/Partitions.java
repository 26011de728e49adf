package dev.eidos.bundle.fleet;

import dev.eidos.recipe.Criterion;
import java.util.List;
import java.util.Set;

/**
 * Whether the MIG manager of a cluster can be on for some pools' sake. The operator starts it only on nodes whose GPUs
 * can be partitioned, which it tells by the label {@code nvidia.com/mig.capable}, and leaves alone a node whose label
 * {@code nvidia.com/gpu.deploy.mig-manager} somebody has set (NVIDIA/gpu-operator, controllers/state_manager.go,
 * hasMIGCapableGPU and hasMIGManagerLabel). So it may be on where a pool has it off because there is nothing to
 * partition, and not where a pool has it off for another reason: on Grace, coherent memory excludes partitions, and
 * below a provider's device plugin nobody would notice them.
 */
final class Partitions {
    private static final String SWITCH = "migManager.enabled";

    /** Not among the GPUs with MIG (NVIDIA MIG User Guide, "Supported GPUs"). */
    private static final Set<String> CANNOT = Set.of("l40");

    private Partitions() {}

    /** The operator's switches that are on for all if they are on for one. */
    static Set<String> switches(List<PoolPlan> pools) {
        return pools.stream()
                        .filter(Partitions::isOff)
                        .allMatch(plan ->
                                CANNOT.contains(plan.pool().recipe().criteria().get(Criterion.ACCELERATOR)))
                ? Set.of(SWITCH)
                : Set.of();
    }

    private static boolean isOff(PoolPlan plan) {
        return plan.component(PoolDrivers.OPERATOR)
                .map(operator -> operator.values().text("migManager", "enabled").equals("false"))
                .orElse(false);
    }

    /** What can be done besides where pools differ in a value. */
    static String hint(String path) {
        return path.equals(SWITCH)
                ? " (where it is true, the label nvidia.com/gpu.deploy.mig-manager=false keeps it off a pool's nodes)"
                : "";
    }
}
