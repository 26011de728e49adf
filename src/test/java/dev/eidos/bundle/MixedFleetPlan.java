package dev.eidos.bundle;

import dev.eidos.bundle.fleet.ClusterPlan;
import dev.eidos.bundle.fleet.FleetPlanner;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Criterion;
import dev.eidos.recipe.fleet.FleetRecipe;
import dev.eidos.recipe.library.EmbeddedFiles;
import dev.eidos.recipe.library.RecipeLibrary;
import dev.eidos.recipe.pool.FleetMember;
import dev.eidos.recipe.pool.FleetRequest;
import dev.eidos.recipe.request.StatedCriteria;
import dev.eidos.recipe.request.StatedCriteria.Stated;
import dev.eidos.testing.fleet.MixedFleet;
import java.util.Map;

/** The one plan of a mixed fleet on EKS for training. */
public final class MixedFleetPlan {
    public static final RecipeLibrary LIBRARY = new RecipeLibrary(EmbeddedFiles.open(), _ -> {});

    private MixedFleetPlan() {}

    static BundlePlan of(MixedFleet fleet) {
        var planner = new FleetPlanner(recipe(fleet, "eks"), LIBRARY);
        return ClusterPlan.of(
                        planner.plans(
                                ComponentSelection.ALL,
                                new Scheduling(Scheduling.Group.ANY, Scheduling.Group.ANY, 0),
                                ValueChanges.NONE,
                                "test"),
                        LIBRARY.registry())
                .plan();
    }

    /** The recipe of its pools. */
    public static FleetRecipe recipe(MixedFleet fleet, String service) {
        var stated = new StatedCriteria(
                Map.of(
                        Criterion.SERVICE,
                        new Stated(service, "--service"),
                        Criterion.INTENT,
                        new Stated("training", "--intent")),
                null);
        return new FleetRequest(ClusterIdentity.UNKNOWN, stated, false, null, false)
                .resolve(
                        fleet.nodes().stream()
                                .map(node -> new FleetMember("fleet", node))
                                .toList(),
                        null,
                        LIBRARY,
                        "test")
                .recipe();
    }
}
