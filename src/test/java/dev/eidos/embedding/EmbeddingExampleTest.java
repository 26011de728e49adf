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
import dev.eidos.k8s.syntax.ImageReference;
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

/** Other programs take snapshots like this; docs/user-guide/agent-deployment.md shows the same. */
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

    private static AgentResult snapshot(ApiClient api) throws InterruptedException {
        AgentConfig config = AgentConfig.builder(ImageReference.parse("ghcr.io/nvidia/eidos:1.0.0"))
                .placement(at -> at.namespace("gpu-operator"))
                .run(run -> run.timeout(Duration.ofMinutes(2)))
                .build();
        var run = new AgentRun(config, api, AgentListener.SILENT);
        try {
            return run.inspect().prepare().launch().awaitResult();
        } finally {
            run.cleanup(CleanupOptions.afterFailure(false));
        }
    }

    @Test
    void withAKubeconfig() throws Exception {
        // given
        Path kubeconfig = Files.writeString(folder.resolve("config"), """
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: c, cluster: {server: "%s"}}]
            users: [{name: u, user: {token: from-kubeconfig}}]
            contexts: [{name: c, context: {cluster: c, user: u}}]
            """.formatted(server.url()));

        // when
        AgentResult result;
        ClusterAccess access = ClusterAccess.find(Map.of("KUBECONFIG", kubeconfig.toString()), null, null);
        try (ApiClient api = access.open(RetryPolicy.LASTING)) {
            result = snapshot(api);
        }

        // then
        assertThat(result.document()).isEqualTo(SNAPSHOT);
        assertThat(server.tokens()).containsExactly("Bearer from-kubeconfig");
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
}
