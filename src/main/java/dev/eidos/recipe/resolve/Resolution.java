package dev.eidos.recipe.resolve;

import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Recipe;
import java.util.List;

/**
 * A recipe, and how it came about.
 *
 * @param applied the overlays that it was made of, the weakest first, and why each
 * @param provenance what each of them and the registry gave it
 */
public record Resolution(Recipe recipe, List<AppliedOverlay> applied, Provenance provenance) {
    public Resolution {
        applied = List.copyOf(applied);
    }

    /** The same, whose recipe is meant for one cluster. */
    public Resolution meantFor(ClusterIdentity cluster) {
        return new Resolution(recipe.meantFor(cluster), applied, provenance);
    }
}
