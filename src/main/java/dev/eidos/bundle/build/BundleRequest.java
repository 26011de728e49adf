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
 * What is wanted of a bundle.
 *
 * @param selection which components of the recipe
 * @param scheduling on which nodes they run
 * @param changes to their values
 * @param deployer what installs them
 * @param options what that must be told
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
