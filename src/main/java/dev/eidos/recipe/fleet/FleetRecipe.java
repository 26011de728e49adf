package dev.eidos.recipe.fleet;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.error.Setting;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.text.Suggestions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recipes of one cluster whose GPU nodes differ.
 *
 * @param version of the tool that made it; null if a document does not say
 * @param cluster the one that it is meant for; unknown for one that is for any
 * @param pools by name; two at least, or the cluster has a recipe
 * @param withoutGpus how many nodes have no GPU, and need nothing
 */
public record FleetRecipe(@Nullable String version, ClusterIdentity cluster, List<NodePool> pools, int withoutGpus) {
    public FleetRecipe {
        pools = List.copyOf(pools);
    }

    public List<String> names() {
        return pools.stream().map(NodePool::name).toList();
    }

    /**
     * The pool of that name.
     *
     * @throws EidosException with {@link ErrorCode#NOT_FOUND} if there is none
     */
    public NodePool pool(String name) {
        return pools.stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> EidosException.of(ErrorCode.NOT_FOUND, "there is no such pool")
                        .object(Setting.of("pool", name))
                        .reason("there are: " + String.join(", ", names()) + Suggestions.question(name, names()))
                        .suggestion("name one of these")
                        .build());
    }
}
