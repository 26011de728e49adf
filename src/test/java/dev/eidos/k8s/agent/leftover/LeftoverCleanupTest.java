package dev.eidos.k8s.agent.leftover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.rbac.RetryOnConflict;
import dev.eidos.k8s.agent.rbac.Subjects;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between the look and the removal somebody else changes what was found. */
class LeftoverCleanupTest {
    private static final String BINDING = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/eidos:gpu-operator";
    private static final String JOB = "/apis/batch/v1/namespaces/gpu-operator/jobs/eidos";

    private static final String CLUSTER_ROLE = "/apis/rbac.authorization.k8s.io/v1/clusterroles/eidos";

    private final List<String> warnings = new ArrayList<>();
    private final InMemoryCluster cluster = new InMemoryCluster();
    private final InMemoryConnection connection = cluster.connect();
    private final ApiClient somebody = ApiClient.over(cluster.connect(), RetryPolicy.BRIEF);

    @BeforeEach
    void aRunThatHasEndedLeftItsRbac() throws InterruptedException {
        for (Manifest manifest : Agents.manifests(Agents.config()).all()) {
            if (manifest.kind() != ObjectKind.JOB) {
                somebody.call("", ApiRequest.create(manifest.resource(), manifest.document()));
            }
        }
    }

    private LeftoverCleanup cleanup(Optional<String> namespace) {
        return new LeftoverCleanup(
                ApiClient.over(connection, RetryPolicy.BRIEF),
                new LeftoverQuery(namespace, "gpu-operator", Optional.empty(), Duration.ZERO, false, true),
                warning -> {});
    }

    /** As another run in another namespace does it. */
    private void joinTheBinding() {
        make("elsewhere");
        Value.Mapping binding = cluster.at(BINDING);
        Value other = new MappingBuilder()
                .put("kind", "ServiceAccount")
                .put("name", "eidos")
                .put("namespace", "elsewhere")
                .build();
        change(binding, Subjects.add(binding, other).with("kind", "ClusterRoleBinding"));
    }

    private void make(String namespace) {
        Value.Mapping document = new MappingBuilder()
                .put("metadata", metadata -> metadata.put("name", namespace))
                .build();
        try {
            somebody.call("", ApiRequest.create(ApiResource.namespace(namespace), document));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void change(Value.Mapping before, Value.Mapping after) {
        assertThat(before.entries()).isNotEmpty();
        try {
            somebody.call("", ApiRequest.replace(ApiResource.clusterRoleBinding("eidos:gpu-operator"), after));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<LeftoverCleanup.Outcome> removeAfter(Optional<String> namespace, Runnable change)
            throws InterruptedException {
        LeftoverCleanup cleanup = cleanup(namespace);
        List<Leftover> found = cleanup.find();
        connection.before("DELETE " + BINDING, change);
        return cleanup.remove(found);
    }

    @Test
    void whatSomebodyHasChangedIsLookedAtAgainAndRemoved() throws Exception {
        // when
        List<LeftoverCleanup.Outcome> outcomes = removeAfter(Optional.empty(), this::joinTheBinding);

        // then
        assertThat(outcomes)
                .hasSize(6)
                .allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
        assertThat(cluster.paths()).containsExactly("/api/v1/namespaces/elsewhere");
    }

    @Test
    void aBindingThatOthersHaveJoinedMeanwhileIsLeftToThem() throws Exception {
        // when
        List<LeftoverCleanup.Outcome> outcomes = removeAfter(Optional.of("gpu-operator"), this::joinTheBinding);

        // then
        assertThat(outcomes.stream()
                        .filter(outcome ->
                                outcome.leftover().resource().plural().equals("clusterrolebindings")))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.failure()).isEmpty());
        assertThat(cluster.at(BINDING).items("subjects"))
                .singleElement()
                .satisfies(subject -> assertThat(subject.text("namespace")).isEqualTo("elsewhere"));
    }

    @Test
    void whatARunThatHasBegunMeanwhileNeedsStaysAndSaysSo() throws Exception {
        // when
        List<LeftoverCleanup.Outcome> outcomes = removeAfter(Optional.empty(), () -> {
            begin(Agents.manifests(Agents.config()).job());
            joinTheBinding();
        });

        // then
        EidosException failure = outcomes.getLast().failure().orElseThrow();
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
        assertThat(failure.reason()).contains("a run is active: namespaces/gpu-operator/jobs/eidos");
        assertThat(cluster.paths()).contains(BINDING, JOB);
    }

    private void begin(Manifest job) {
        try {
            somebody.call("", ApiRequest.create(job.resource(), job.document()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatKeepsChangingIsGivenUp() throws Exception {
        // given
        connection.refuse("DELETE " + BINDING, 409, "Conflict", "it has changed");

        // when
        LeftoverCleanup cleanup = cleanup(Optional.empty());
        List<LeftoverCleanup.Outcome> outcomes = cleanup.remove(cleanup.find());

        // then
        assertThat(outcomes.getLast().failure().orElseThrow().reason()).isEqualTo("it has changed");
        assertThat(connection.requests().stream().filter(("DELETE " + BINDING)::equals))
                .hasSize(RetryOnConflict.MOST_TRIES);
    }

    private LeftoverCleanup plainCleanup(Optional<String> namespace) {
        return new LeftoverCleanup(
                ApiClient.over(connection, RetryPolicy.BRIEF),
                new LeftoverQuery(namespace, "gpu-operator", Optional.empty(), Duration.ZERO, false, false),
                warnings::add);
    }

    /** As it is when somebody deletes the namespace with all that is in it. */
    private void deleteTheNamespace() throws InterruptedException {
        somebody.call("", ApiRequest.delete(ApiResource.namespace("gpu-operator")));
        assertThat(cluster.paths()).containsExactlyInAnyOrder(BINDING, CLUSTER_ROLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu-operator"})
    void whatANamespaceThatIsGoneHadIsRemovedWithoutBeingAskedFor(String namespace) throws Exception {
        // given
        deleteTheNamespace();

        // when
        LeftoverCleanup cleanup = plainCleanup(Optional.of(namespace).filter(name -> !name.isEmpty()));
        List<LeftoverCleanup.Outcome> outcomes = cleanup.remove(cleanup.find());

        // then
        assertThat(outcomes)
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
        assertThat(cluster.paths()).isEmpty();
    }

    @Test
    void whatNamespacesHaveThatAreThereStays() throws Exception {
        // then
        assertThat(plainCleanup(Optional.empty()).find()).isEmpty();
        assertThat(plainCleanup(Optional.of("gpu-operator")).find()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", "/api/v1/namespaces"})
    void whoMayNotLookForWhatIsGoneIsToldSoOnce(String collection) throws Exception {
        // given
        deleteTheNamespace();
        connection.refuse("GET " + collection, 403, "Forbidden", "you may not list them");

        // then
        assertThat(plainCleanup(Optional.empty()).find()).isEmpty();
        assertThat(warnings).singleElement().asString().contains("you may not list them");
    }
}
