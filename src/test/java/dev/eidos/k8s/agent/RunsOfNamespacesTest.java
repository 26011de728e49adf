package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.CleanupOptions;
import dev.eidos.k8s.agent.api.CleanupReport;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.RbacManifests;
import dev.eidos.k8s.agent.rbac.Subjects;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.testing.memory.InMemoryAgent;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What namespaces have in common: the ClusterRole, and a binding where an earlier version has been. */
class RunsOfNamespacesTest {
    private static final String SHARED = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/eidos";
    private static final String SNAPSHOT = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata: {timestamp: "2026-11-22T23:43:10Z", version: 1.0.0, source-node: RUN}
        measurements: []
        """;

    private final InMemoryCluster cluster = new InMemoryCluster();
    private final InMemoryConnection connection = cluster.connect();

    @BeforeEach
    void anAgentRunsInEveryJob() {
        InMemoryAgent.in(cluster, SNAPSHOT);
    }

    private AgentRun deployer(UnaryOperator<AgentConfig.Builder> choices) {
        AgentConfig config = choices.apply(Agents.config()).build();
        return new AgentRun(config, ApiClient.over(connection, RetryPolicy.BRIEF), AgentListener.SILENT);
    }

    private static void take(AgentRun deployer) throws InterruptedException {
        deployer.inspect().prepare().launch().awaitResult();
    }

    /** As earlier versions left it behind, for these namespaces. */
    private void aBindingIsSharedBy(String... namespaces) throws InterruptedException {
        Manifest shared = Agents.manifests(Agents.config()).sharedClusterRoleBinding();
        Value.Mapping document = shared.document().with("subjects", List.of());
        for (String namespace : namespaces) {
            Value subject = RbacManifests.subject(
                    Agents.config().placement(at -> at.namespace(namespace)).build());
            document = Subjects.add(document, subject);
        }
        ApiClient.over(cluster.connect(), RetryPolicy.BRIEF).call("", ApiRequest.create(shared.resource(), document));
    }

    @Test
    void theBindingOfEarlierVersionsIsLeftToOthers() throws Exception {
        // given
        aBindingIsSharedBy("others", "gpu-operator");

        // when
        take(deployer(config -> config));

        // then
        assertThat(cluster.at(SHARED).items("subjects"))
                .singleElement()
                .satisfies(subject -> assertThat(subject.text("namespace")).isEqualTo("others"));
        assertThat(cluster.paths()).contains(SHARED + ":gpu-operator");
    }

    @Test
    void theBindingOfEarlierVersionsGoesWithTheLastThatHadIt() throws Exception {
        // given
        aBindingIsSharedBy("gpu-operator");

        // when
        take(deployer(config -> config));

        // then
        assertThat(cluster.paths()).doesNotContain(SHARED).contains(SHARED + ":gpu-operator");
        List<String> requests = connection.requests();
        assertThat(requests.indexOf("DELETE " + SHARED))
                .isGreaterThan(requests.lastIndexOf("POST /apis/rbac.authorization.k8s.io/v1/clusterrolebindings"));
    }

    @Test
    void whoMayNotChangeTheBindingOfEarlierVersionsIsToldAndRuns() throws Exception {
        // given
        aBindingIsSharedBy("gpu-operator");
        connection.refuse("DELETE " + SHARED, 403, "Forbidden", "you may not delete it");
        List<String> warnings = new ArrayList<>();
        var deployer = new AgentRun(
                Agents.config().build(), ApiClient.over(connection, RetryPolicy.BRIEF), new AgentListener() {
                    @Override
                    public void warning(String message) {
                        warnings.add(message);
                    }
                });

        // when
        take(deployer);

        // then
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("clusterrolebindings/eidos: ")
                .endsWith("you may not delete it");
    }

    @Test
    void theClusterRoleStaysWhileAnotherNamespaceHasIt() throws Exception {
        // given
        take(deployer(config -> config.placement(at -> at.namespace("other").createNamespace(true))));
        AgentRun deployer = deployer(config -> config.run(run -> run.cleanupRbac(true)));
        take(deployer);

        // when
        CleanupReport report = deployer.cleanup(CleanupOptions.afterSuccess(true));

        // then
        assertThat(report.left()).isEmpty();
        assertThat(report.kept()).singleElement().asString().contains("it is in use: ClusterRoleBinding eidos:other");
        assertThat(cluster.paths())
                .contains("/apis/rbac.authorization.k8s.io/v1/clusterroles/eidos", SHARED + ":other")
                .doesNotContain(SHARED + ":gpu-operator");
    }

    @Test
    void aClusterRoleThatAnothersCleanUpTookAwayMeanwhileIsMadeAgain() throws Exception {
        // given
        String role = "/apis/rbac.authorization.k8s.io/v1/clusterroles/eidos";
        take(deployer(config -> config.placement(at -> at.namespace("other").createNamespace(true))));
        connection.before("POST /apis/rbac.authorization.k8s.io/v1/clusterrolebindings", () -> {
            try {
                ApiClient.over(cluster.connect(), RetryPolicy.BRIEF)
                        .call("", ApiRequest.delete(ApiResource.clusterRole("eidos")));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        // when
        take(deployer(config -> config));

        // then
        assertThat(cluster.paths()).contains(role);
    }
}
