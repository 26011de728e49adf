package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentListener;
import dev.eidos.k8s.agent.api.NamespaceOrigin;
import dev.eidos.k8s.agent.api.Placement;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A namespace that was named and is absent may be a typo, and is not made without being asked for. */
class AbsentNamespaceTest {
    private final InMemoryCluster cluster = new InMemoryCluster();
    private final InMemoryConnection connection = cluster.connect();

    @BeforeEach
    void thereIsOneOfANameThatIsAlmostTheSame() throws InterruptedException {
        ApiClient.over(cluster.connect(), RetryPolicy.BRIEF)
                .call(
                        "",
                        ApiRequest.create(
                                ApiResource.namespace("gpu-tools"),
                                Value.mapping(one -> one.put("metadata", data -> data.put("name", "gpu-tools")))));
    }

    private AgentRun run(Consumer<Placement.Builder> placement) {
        return new AgentRun(
                Agents.config().placement(placement).build(),
                ApiClient.over(connection, RetryPolicy.BRIEF),
                AgentListener.SILENT);
    }

    private EidosException refused(Consumer<Placement.Builder> placement) {
        EidosException failure =
                catchThrowableOfType(EidosException.class, () -> run(placement).inspect());
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(cluster.paths()).containsExactly("/api/v1/namespaces/gpu-tools");
        return failure;
    }

    @Test
    void aTypoIsAnErrorThatNamesWhatMayHaveBeenMeant() {
        // when
        EidosException failure = refused(at -> at.namespace("gpu-tolls"));

        // then
        assertThat(failure.object()).isEqualTo("namespaces/gpu-tolls");
        assertThat(failure.suggestion())
                .isEqualTo(
                        "check the name: there is gpu-tools; or have it made, with the Pod Security level privileged:"
                                + " createNamespace");
    }

    @Test
    void theVariableThatNamesItIsTold() {
        assertThat(refused(at -> at.namespace("elsewhere", NamespaceOrigin.ENVIRONMENT)))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("EIDOS_NAMESPACE names it"))
                .satisfies(failure -> assertThat(failure.suggestion()).startsWith("see which there are: kubectl get"));
    }

    @Test
    void theConfigurationThatNamesItIsTold() {
        assertThat(refused(at -> at.namespace("elsewhere", NamespaceOrigin.CONFIGURATION))
                        .reason())
                .isEqualTo("the configuration names it");
    }

    @Test
    void whoMayNotListNamespacesIsToldToAsk() {
        // given
        connection.refuse("GET /api/v1/namespaces", 403, "Forbidden", "no");

        // then
        assertThat(refused(at -> at.namespace("gpu-tolls")).suggestion()).startsWith("ask whoever gave you access");
    }

    @Test
    void itIsMadeWhereThatWasAskedFor() throws Exception {
        // when
        run(at -> at.namespace("gpu-tolls").createNamespace(true)).inspect().prepare();

        // then
        assertThat(cluster.paths()).contains("/api/v1/namespaces/gpu-tolls");
    }

    @Test
    void theDefaultIsMadeAsItWasNotNamed() throws Exception {
        // when
        run(at -> {}).inspect().prepare();

        // then
        assertThat(cluster.paths()).contains("/api/v1/namespaces/gpu-operator");
    }
}
