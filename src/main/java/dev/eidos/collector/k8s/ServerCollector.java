package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.k8s.kubeconfig.ServerVersion;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/** The API server: {@code version} (its git version), {@code platform} and {@code go-version}. */
record ServerCollector(ClusterConnection cluster) implements Collector {

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
        ServerVersion version = cluster.version();
        return List.of(Subtype.named(name())
                .put("version", version.gitVersion())
                .put("platform", version.platform())
                .put("go-version", version.goVersion())
                .build());
    }
}
