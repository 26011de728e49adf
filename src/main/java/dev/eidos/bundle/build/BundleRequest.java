package dev.eidos.bundle.build;

import dev.eidos.bundle.ComponentSelection;
import dev.eidos.bundle.deployer.Deployer;
import dev.eidos.bundle.deployer.plan.DeployerOptions;
import dev.eidos.bundle.supply.ImageMirror;
import dev.eidos.bundle.values.Scheduling;
import dev.eidos.bundle.values.ValueChanges;
import dev.eidos.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * A request for a bundle.
 *
 * @param selection of the recipe's components
 * @param scheduling of their pods: the nodes that they run on
 * @param changes to their values
 * @param deployer installs them
 * @param options of the deployer
 * @param mirror where charts and images are taken from; null for where the recipe has them
 */
public record BundleRequest(
        Recipe recipe,
        ComponentSelection selection,
        Scheduling scheduling,
        ValueChanges changes,
        Deployer deployer,
        DeployerOptions options,
        @Nullable ImageMirror mirror) {}
