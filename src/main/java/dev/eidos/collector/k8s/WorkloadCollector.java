package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.document.Selection;
import dev.eidos.error.EidosException;
import dev.eidos.host.ReadFailures;
import dev.eidos.k8s.api.ApiErrors;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * What is installed, by the labels that charts give to their workloads (Helm, "Standard Labels"; Kubernetes,
 * "Recommended Labels"): {@code <kind>.<namespace>/<name>.chart}, {@code .version} and {@code .instance} of every
 * DaemonSet, Deployment and StatefulSet that has any. Of all they are, the server is asked for the metadata alone.
 */
record WorkloadCollector(ClusterConnection cluster) implements Collector {
    private static final Selection WANTED = Selection.of(
            "metadata.continue", "items.metadata.namespace", "items.metadata.name", "items.metadata.labels");

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public String name() {
        return "workload";
    }

    @Override
    public List<Subtype> collect() {
        Subtype.Builder subtype = Subtype.named(name());
        for (String kind : List.of("daemonset", "deployment", "statefulset")) {
            String object = kind + "s.apps";
            try {
                cluster.list(list(kind, object), Workloads::new, Workloads::add).addTo(subtype, kind, object);
            } catch (EidosException e) {
                if (!ApiErrors.isAnswer(e)) {
                    throw e;
                }
                // one kind that may not be read is no reason to keep quiet about the others
                subtype.gap(ReadFailures.of(object, e));
            }
        }
        return List.of(subtype.build());
    }

    private static PagedList list(String kind, String object) {
        return new PagedList(
                ApiRequest.get("/apis/apps/v1/" + kind + "s", object).ofMetadata(), WANTED);
    }
}
