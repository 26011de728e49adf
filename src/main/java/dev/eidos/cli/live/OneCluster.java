package dev.eidos.cli.live;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Recipe;
import java.util.Map;

/** The rule that recipe, snapshots and the cluster that is asked are of one cluster. */
record OneCluster(ClusterIdentity asked, String anyway) {
    /** @param snapshots of what clusters they are, and their names */
    void require(Recipe recipe, String name, Map<ClusterIdentity, String> snapshots) {
        if (recipe.cluster().isSurelyNot(asked)) {
            throw other("the recipe is meant for another cluster than the one that is asked", name, recipe.cluster());
        }
        snapshots.forEach((its, snapshot) -> {
            if (its.isSurelyNot(asked)) {
                throw other("the snapshot is of another cluster than the one that is asked", snapshot, its);
            }
        });
    }

    private EidosException other(String what, String name, ClusterIdentity its) {
        return EidosException.of(ErrorCode.CONFLICT, what)
                .object(name)
                .reason("it says " + its.text() + ", and the cluster is " + asked.text())
                .suggestion("choose that cluster with --context; or add " + anyway + " if this shall be so")
                .build();
    }
}
