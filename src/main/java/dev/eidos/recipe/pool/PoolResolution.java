package dev.eidos.recipe.pool;

import dev.eidos.recipe.fleet.NodePool;
import dev.eidos.recipe.request.RecipeNote;
import dev.eidos.recipe.resolve.Resolution;
import java.util.List;

/**
 * A pool with how its recipe came to be.
 *
 * @param members the names of its nodes
 * @param notes what one should know of the recipe
 */
public record PoolResolution(NodePool pool, List<String> members, Resolution resolution, List<RecipeNote> notes) {
    public PoolResolution {
        members = List.copyOf(members);
        notes = List.copyOf(notes);
    }
}
