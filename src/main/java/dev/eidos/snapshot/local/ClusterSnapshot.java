package dev.eidos.snapshot.local;

import dev.eidos.collector.Snapshotter;
import dev.eidos.collector.k8s.K8sCollectors;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.AgentOrigin;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The facts that all nodes of a cluster have in common, as a snapshot that is of no machine. */
public final class ClusterSnapshot {
    private ClusterSnapshot() {}

    /**
     * Takes it now.
     *
     * @param cluster is left open; what it refuses is a gap
     * @param version of the program that takes it, for the metadata
     */
    public static Snapshot take(LocalSnapshotOptions options, ClusterConnection cluster, String version)
            throws InterruptedException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Measurement> measurements = new Snapshotter(options.timeout(), options.redaction())
                .collect(K8sCollectors.ofCluster(cluster, options.maxNodesPerEntry()));
        ClusterIdentity identity = SnapshotOrigin.cluster(cluster, measurements, options.redaction());
        return new Snapshot(new SnapshotMetadata(now, version, null, identity, AgentOrigin.NONE), measurements);
    }

    /** The UID of the namespace {@code kube-system}, by which clusters are told apart; empty if nobody may see it. */
    public static String uid(ApiClient api) throws InterruptedException {
        try {
            return switch (api.send(
                    "cannot tell which cluster it is", ApiRequest.get(ApiResource.namespace("kube-system")))) {
                case ApiAnswer.Done(Value.Mapping namespace) -> namespace.text("metadata", "uid");
                case ApiAnswer.Refused _ -> "";
            };
        } catch (EidosException e) {
            return "";
        }
    }
}
