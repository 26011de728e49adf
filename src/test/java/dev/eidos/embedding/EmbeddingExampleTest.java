package dev.eidos.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.agent.AgentRun;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.HttpTransport;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.k8s.syntax.ImageReference;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.redact.Redaction;
import dev.eidos.snapshot.local.LocalSnapshot;
import dev.eidos.snapshot.local.LocalSnapshotOptions;
import dev.eidos.testing.memory.InMemoryAgent;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import dev.eidos.testing.memory.InMemoryServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots as other programs take them; docs/user-guide/agent-deployment.md shows the same calls. */
class EmbeddingExampleTest {
    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: "2026-11-22T23:43:10Z", version: 1.0.0, source-node: node-1}
        measurements: []
        """;

    @TempDir
    Path folder;

    private final InMemoryCluster cluster = new InMemoryCluster();
    private InMemoryServer server;

    @BeforeEach
    void serve() throws IOException {
        InMemoryAgent.in(cluster, SNAPSHOT);
        server = new InMemoryServer(cluster);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path kubeconfig() throws IOException {
        return Files.writeString(folder.resolve("config"), """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "%s"}}]
            users: [{name: u, user: {token: from-kubeconfig}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            """.formatted(server.url()));
    }

    private static AgentResult snapshot(ApiClient api) throws InterruptedException {
        AgentConfig config = AgentConfig.builder(ImageReference.parse("ghcr.io/nvidia/eidos:1.0.0"))
                .placement(at -> at.namespace("gpu-operator").createNamespace(true))
                .run(run -> run.timeout(Duration.ofMinutes(2)))
                .build();
        var run = new AgentRun(config, api, AgentListener.SILENT);
        try {
            return run.inspect().prepare().launch().awaitResult();
        } finally {
            run.cleanup(CleanupOptions.afterFailure(false));
        }
    }

    private static Snapshot local(LocalSnapshotOptions options, ClusterAccess access) throws InterruptedException {
        try (ClusterConnection cluster = ClusterConnection.to(access, RetryPolicy.BRIEF)) {
            return LocalSnapshot.take(options, cluster, "1.0.0");
        }
    }

    @Test
    void withAKubeconfig() throws Exception {
        // given
        Path kubeconfig = kubeconfig();

        // when
        AgentResult result;
        ClusterAccess access = ClusterAccess.find(Map.of("KUBECONFIG", kubeconfig.toString()), null, null);
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            result = snapshot(api);
        }

        // then
        assertThat(result.document()).isEqualTo(SNAPSHOT);
        assertThat(server.tokens()).as("without TLS no token is sent").containsExactly("none");
    }

    @Test
    void withAClientOfTheCallersOwn() throws Exception {
        // when
        AgentResult result;
        try (HttpClient http = HttpClient.newHttpClient()) {
            var transport = HttpTransport.over(http, URI.create(server.url())).withToken(() -> "of-the-caller");
            result = snapshot(ApiClient.over(transport, RetryPolicy.LASTING));
            http.shutdownNow();
        }

        // then
        assertThat(result.snapshot().metadata().sourceNode()).isEqualTo("node-1");
        assertThat(server.tokens()).containsExactly("Bearer of-the-caller");
    }

    @Test
    void withAFake() throws Exception {
        // given
        InMemoryConnection connection = cluster.connect();

        // when
        AgentResult result = snapshot(ApiClient.over(connection, RetryPolicy.BRIEF));

        // then
        assertThat(result.snapshot().measurements()).isEqualTo(List.of());
        assertThat(connection.requests()).contains("POST /apis/batch/v1/namespaces/gpu-operator/jobs");
    }

    @Test
    void ofTheMachineItself() throws Exception {
        // given
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(folder.resolve("etc/hostname"), "node-7\n");
        Files.writeString(folder.resolve("etc/os-release"), "ID=ubuntu\nVERSION_ID=\"24.04\"\n");
        Path kubeconfig = kubeconfig();
        Map<String, String> environment = Map.of("KUBECONFIG", kubeconfig.toString());
        var options = new LocalSnapshotOptions(
                folder,
                Duration.ofSeconds(30),
                List.of(),
                LocalSnapshotOptions.DEFAULT_MAX_NODES_PER_ENTRY,
                Redaction.STANDARD,
                environment);

        // when
        Snapshot snapshot = local(options, ClusterAccess.find(environment, null, null));

        // then
        assertThat(snapshot.metadata().sourceNode()).isEqualTo("node-7");
        assertThat(snapshot.find("OS", "release", "ID"))
                .hasValueSatisfying(id -> assertThat(id.asText()).isEqualTo("ubuntu"));
        assertThat(server.tokens()).as("without TLS no token is sent").containsExactly("none");
    }

    @Test
    void ofTheMachineItselfWithoutACluster() throws Exception {
        // given
        var options = new LocalSnapshotOptions(
                folder,
                Duration.ofSeconds(30),
                List.of(),
                LocalSnapshotOptions.DEFAULT_MAX_NODES_PER_ENTRY,
                Redaction.STANDARD,
                Map.of());

        // when
        Snapshot snapshot = local(options, new ClusterAccess.None("no cluster is asked"));

        // then
        assertThat(LocalSnapshot.gpu(snapshot).found()).isFalse();
        assertThat(snapshot.measurement(Measurement.K8S))
                .hasValueSatisfying(k8s -> assertThat(k8s.subtypes())
                        .allSatisfy(subtype -> assertThat(subtype.gaps()).isNotEmpty()));
        assertThat(server.tokens()).isEmpty();
    }
}
