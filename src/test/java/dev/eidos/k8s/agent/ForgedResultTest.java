package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.testing.memory.InMemoryAgent;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs in a namespace in which somebody else may write ConfigMaps. */
class ForgedResultTest {
    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: "2026-11-22T23:43:10Z", version: 1.0.0, source-node: %s}
        measurements: []
        """;

    private final InMemoryCluster cluster = new InMemoryCluster();
    private final InMemoryConnection connection = cluster.connect();
    private final List<String> warnings = new ArrayList<>();

    private AgentRun run() {
        AgentConfig config = Agents.config().build();
        return new AgentRun(config, ApiClient.over(connection, RetryPolicy.BRIEF), new AgentListener() {
            @Override
            public void warning(String message) {
                warnings.add(message);
            }
        });
    }

    /** A ConfigMap as the agent writes it, but for its author. */
    private void forge(RunId run) {
        ApiResource configMap = ApiResource.configMap("gpu-operator", run.resultName());
        Value forged = DocumentReader.read(
                """
                metadata: {name: %s, annotations: {eidos.nvidia.com/run-id: %s}}
                data: {format: yaml, snapshot.yaml: "%s"}
                """.formatted(
                        run.resultName(),
                        run,
                        SNAPSHOT.formatted("forged").replace("\"", "\\\"").replace("\n", "\\n")),
                "forged");
        try {
            ApiClient.over(cluster.connect(), RetryPolicy.BRIEF).call("forge", ApiRequest.create(configMap, forged));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aResultThatSomebodyWroteBeforeTheAgentIsNotBelievedAndTheAgentsIsFound() throws Exception {
        // given
        InMemoryAgent.in(cluster, SNAPSHOT.formatted("true"));
        AgentRun run = run();
        connection.before("POST /apis/batch/v1/namespaces/gpu-operator/jobs", () -> forge(run.runId()));

        // when
        AgentResult result = run.inspect().prepare().launch().awaitResult();

        // then
        assertThat(result.snapshot().metadata().sourceNode()).isEqualTo("true");
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("configmaps/" + run.runId().resultName() + " was there before the agent wrote its result")
                .contains("kubectl get rolebindings --namespace gpu-operator");

        // when
        run.cleanup(CleanupOptions.afterSuccess(false));
        cluster.settle();

        // then
        assertThat(cluster.labelled(EidosLabels.RUN_ID, run.runId().value())).isEmpty();
        assertThat(cluster.paths()).noneMatch(path -> path.contains("/configmaps/"));
    }
}
