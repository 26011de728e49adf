package dev.eidos.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.measurement.Snapshot;
import dev.eidos.testing.memory.InMemoryAgent;
import dev.eidos.testing.memory.InMemoryCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of docs/integration/java-api.md, at work. */
class NodeCheckTest {
    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: "2026-11-22T23:43:10Z", version: 1.0.0, source-node: node-1}
        measurements:
        - type: K8s
          subtypes:
          - {subtype: server, data: {version: v1.34.2}}
        """;

    @TempDir
    Path folder;

    private Path recipe(String version) throws IOException {
        return Files.writeString(folder.resolve("recipe.yaml"), """
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            metadata: {version: 1.0.0}
            criteria: {service: eks, accelerator: h100, intent: training}
            constraints: [{name: K8s.server.version, value: ">= %s"}]
            componentRefs: []
            """.formatted(version));
    }

    @Test
    void aNodeThatIsAsTheRecipeAsksPasses() throws Exception {
        // given
        var cluster = new InMemoryCluster();
        InMemoryAgent.in(cluster, SNAPSHOT);

        // when
        Snapshot snapshot =
                NodeCheck.capture(ApiClient.over(cluster.connect(), RetryPolicy.BRIEF), "ghcr.io/nvidia/eidos:1.0.0");

        // then
        assertThat(NodeCheck.check(snapshot, recipe("1.34")).passed()).isTrue();
        assertThat(NodeCheck.check(snapshot, recipe("1.35")).passed()).isFalse();
    }
}
