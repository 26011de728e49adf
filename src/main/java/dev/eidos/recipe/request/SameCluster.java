package dev.eidos.recipe.request;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;

/** The rule that what says which cluster it means is not mixed with what means another. */
public final class SameCluster {
    private SameCluster() {}

    /**
     * Refuses a snapshot of another cluster than the recipe is meant for. One that does not say what it means goes with
     * any.
     *
     * @param flag what lets it pass, for the suggestion
     * @throws EidosException with {@link ErrorCode#CONFLICT}
     */
    public static void requireOfRecipe(
            ClusterIdentity recipe, String recipeName, ClusterIdentity snapshot, String snapshotName, String flag) {
        if (recipe.isSurelyNot(snapshot)) {
            throw EidosException.of(
                            ErrorCode.CONFLICT, "the snapshot is of another cluster than the recipe is meant for")
                    .object(snapshotName + " and " + recipeName)
                    .reason("the snapshot is of " + snapshot.text() + ", and the recipe for " + recipe.text())
                    .suggestion("name the snapshot of that cluster; or add " + flag
                            + " if the recipe shall be held against this one all the same")
                    .build();
        }
    }

    /**
     * Refuses snapshots of two clusters where one recipe is to be made of both.
     *
     * @throws EidosException with {@link ErrorCode#CONFLICT}
     */
    public static void requireOfBoth(
            ClusterIdentity first, String firstName, ClusterIdentity second, String secondName, String flag) {
        if (first.isSurelyNot(second)) {
            throw EidosException.of(ErrorCode.CONFLICT, "the snapshots are of two clusters")
                    .object(firstName + " and " + secondName)
                    .reason("one is of " + first.text() + ", the other of " + second.text())
                    .suggestion("name the snapshots of one of them; or add " + flag + " for a recipe for any cluster")
                    .build();
        }
    }
}
