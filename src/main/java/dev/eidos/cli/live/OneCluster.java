package dev.eidos.cli.live;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.recipe.Recipe;
import dev.eidos.redact.Redaction;
import java.util.Map;

/** The rule that recipe, snapshots and the cluster that is asked are of one cluster. */
public record OneCluster(ClusterIdentity asked, String anyway) {

    /**
     * The cluster of a connection: the first that is asked, so that a server that does not answer fails the command.
     */
    public static ClusterIdentity ask(ApiClient api, ClusterAccess access) throws InterruptedException {
        boolean inPod = access instanceof ClusterAccess.InCluster;
        String uid = LiveCluster.of(api).uid();
        var identity = new ClusterIdentity(api.context(), inPod ? "" : api.server(), uid);
        return Redaction.STANDARD.of(identity);
    }

    /**
     * Refuses what is of another cluster.
     *
     * @param snapshots of what clusters they are, and their names
     * @throws EidosException with {@link ErrorCode#CONFLICT}
     */
    public void require(Recipe recipe, String name, Map<ClusterIdentity, String> snapshots) {
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
