package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.document.Selection;
import dev.eidos.error.EidosException;
import dev.eidos.host.ReadFailures;
import dev.eidos.k8s.api.ApiErrors;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.k8s.kubeconfig.ServerVersion;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The API server: {@code version} (its git version), {@code platform} and {@code go-version}; and {@code cluster-uid},
 * that of the namespace {@code kube-system}, which no other cluster has.
 *
 * @param identifies whether to ask for the UID, which costs a request
 */
record ServerCollector(ClusterConnection cluster, boolean identifies) implements Collector {
    private static final String NAMESPACE = "namespaces/kube-system";
    private static final Selection UID = Selection.of("metadata.uid");

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "server";
    }

    @Override
    public List<Subtype> collect() {
        Subtype.Builder server = Subtype.named(name());
        try {
            ServerVersion version = cluster.version();
            server.put("version", version.gitVersion())
                    .put("platform", version.platform())
                    .put("go-version", version.goVersion());
        } catch (EidosException e) {
            if (!identifies || !ApiErrors.isAnswer(e)) {
                throw e;
            }
            server.gap(ReadFailures.of("/version", e));
        }
        if (identifies) {
            addUid(server);
        }
        return List.of(server.build());
    }

    private void addUid(Subtype.Builder server) {
        try {
            server.put(
                    "cluster-uid",
                    cluster.get("cannot tell which cluster it is", NAMESPACE, "/api/v1/" + NAMESPACE, UID)
                            .textOrNull("metadata", "uid"));
        } catch (EidosException e) {
            server.gap(ReadFailures.of(NAMESPACE, e));
        }
    }
}
