package dev.eidos.snapshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.api.ScriptedServer;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.AgentOrigin;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.redact.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SnapshotOriginTest {
    private static final String KUBE_SYSTEM = "/api/v1/namespaces/kube-system";

    @TempDir
    Path directory;

    @RegisterExtension
    final ScriptedServer server = new ScriptedServer();

    @Test
    void aSnapshotSaysWhichClusterAnswered() throws Exception {
        // given
        server.on("/version", ScriptedServer.json(200, "{\"gitVersion\":\"v1.34.0\"}"))
                .on(KUBE_SYSTEM, ScriptedServer.json(200, "{\"metadata\":{\"uid\":\"u-1\"}}"));

        // when, then
        assertThat(taken("K8s", Map.of()).cluster()).isEqualTo(new ClusterIdentity("c", server.url(), "u-1"));
    }

    @Test
    void aUidThatMayNotBeReadIsAGapAndNoMore() throws Exception {
        // given
        server.on("/version", ScriptedServer.json(200, "{\"gitVersion\":\"v1.34.0\"}"))
                .on(KUBE_SYSTEM, ScriptedServer.status(403, "Forbidden", "jane may not"));

        // when
        Snapshot snapshot = snapshot("K8s", Map.of());

        // then
        assertThat(snapshot.metadata().cluster()).isEqualTo(new ClusterIdentity("c", server.url(), ""));
        assertThat(snapshot.measurements().getFirst().subtype("server").orElseThrow())
                .satisfies(found -> assertThat(found.get("version")).isPresent())
                .satisfies(found -> assertThat(found.gaps())
                        .singleElement()
                        .satisfies(gap -> assertThat(gap.object()).isEqualTo("namespaces/kube-system")));
    }

    @Test
    void aSnapshotThatAsksNoClusterNamesNone() throws Exception {
        // when, then
        assertThat(taken("OS", Map.of()).cluster()).isEqualTo(ClusterIdentity.UNKNOWN);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anAgentOfAFleetDoesNotAskWhichClusterItIsOf() throws Exception {
        // given
        server.on("/version", ScriptedServer.json(200, "{\"gitVersion\":\"v1.34.0\"}"));

        // when
        taken("K8s", Map.of("EIDOS_SCOPE", "node", "NODE_NAME", "a"));

        // then
        assertThat(server.requests()).hasSize(3).noneMatch(request -> request.startsWith(KUBE_SYSTEM));
    }

    @Test
    void anAgentSaysWhatItWasTold() throws Exception {
        // given
        Map<String, String> environment = Map.of(
                "EIDOS_AGENT", "true",
                "EIDOS_RUN_ID", "r-1",
                "EIDOS_PROFILE", "node",
                "EIDOS_POD_IMAGE", "ghcr.io/nvidia/eidos:1");

        // then
        assertThat(taken("OS", environment).agent())
                .isEqualTo(new AgentOrigin("r-1", "node", "ghcr.io/nvidia/eidos:1"));
        assertThat(taken("OS", Map.of("EIDOS_PROFILE", "node")).agent()).isEqualTo(AgentOrigin.NONE);
    }

    private SnapshotMetadata taken(String type, Map<String, String> environment) throws Exception {
        return snapshot(type, environment).metadata();
    }

    private Snapshot snapshot(String type, Map<String, String> environment) throws IOException, InterruptedException {
        ClusterAccess access = server.access(directory);
        var options = new LocalSnapshotOptions(
                directory, Duration.ofMinutes(1), List.of(), 10, Redaction.STANDARD, List.of(type), environment);
        try (var cluster = ClusterConnection.to(access)) {
            return LocalSnapshot.take(options, cluster, "1");
        }
    }
}
