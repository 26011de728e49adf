package dev.eidos.snapshot.local;

import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.AgentOrigin;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.redact.Redaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers to which cluster a snapshot is of, and which run of an agent took it. */
final class SnapshotOrigin {
    private SnapshotOrigin() {}

    /** The cluster that the collectors asked; unknown if they asked none, or it did not answer. */
    static ClusterIdentity cluster(ClusterConnection cluster, List<Measurement> measurements, Redaction redaction) {
        boolean answered = measurements.stream()
                .filter(measurement -> measurement.type().equals(Measurement.K8S))
                .flatMap(measurement -> measurement.subtypes().stream())
                .anyMatch(subtype -> !subtype.data().isEmpty());
        if (!answered) {
            return ClusterIdentity.UNKNOWN;
        }
        String uid = measurements.stream()
                .flatMap(measurement -> measurement.subtype("server").stream())
                .flatMap(server -> server.get("cluster-uid").stream())
                .map(Reading::asText)
                .findFirst()
                .orElse("");
        ClusterIdentity named = redaction.of(cluster.identity());
        return new ClusterIdentity(named.context(), named.server(), uid);
    }

    /** What an agent's pod was told by whoever deployed it. */
    static AgentOrigin agent(Map<String, String> environment) {
        if (!environment.getOrDefault("EIDOS_AGENT", "").equals("true")) {
            return AgentOrigin.NONE;
        }
        return new AgentOrigin(
                told(environment, "EIDOS_RUN_ID"),
                told(environment, "EIDOS_PROFILE"),
                told(environment, "EIDOS_POD_IMAGE"));
    }

    private static @Nullable String told(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? null : value;
    }
}
