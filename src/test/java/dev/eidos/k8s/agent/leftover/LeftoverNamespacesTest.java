package dev.eidos.k8s.agent.leftover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.testing.memory.InMemoryCluster;
import dev.eidos.testing.memory.InMemoryConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A namespace that eidos has made goes with its permissions, and none that somebody would miss. */
class LeftoverNamespacesTest {
    private static final String NAMESPACE = "/api/v1/namespaces/gpu-operator";

    private final InMemoryCluster cluster = new InMemoryCluster();
    private final InMemoryConnection connection = cluster.connect();
    private final ApiClient somebody = ApiClient.over(cluster.connect(), RetryPolicy.BRIEF);

    @BeforeEach
    void aRunHasMadeItsNamespace() throws InterruptedException {
        for (Manifest manifest : Agents.manifests(Agents.config()).all()) {
            if (manifest.kind() != ObjectKind.JOB) {
                somebody.call("", ApiRequest.create(manifest.resource(), manifest.document()));
            }
        }
        put(ApiResource.configMap("gpu-operator", "kube-root-ca.crt"));
        put(ApiResource.serviceAccount("gpu-operator", "default"));
    }

    private void put(ApiResource resource) {
        Value.Mapping object =
                Value.mapping(one -> one.put("metadata", metadata -> metadata.put("name", resource.name())));
        try {
            somebody.call("", ApiRequest.create(resource, object));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private LeftoverCleanup cleanup(Optional<String> namespace, boolean rbac) {
        return new LeftoverCleanup(
                ApiClient.over(connection, RetryPolicy.BRIEF),
                new LeftoverQuery(namespace, "gpu-operator", Optional.empty(), Duration.ZERO, false, rbac),
                warning -> {});
    }

    private static Leftover namespaceOf(List<Leftover> found) {
        return found.stream()
                .filter(one -> one.resource().plural().equals("namespaces"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneThatIsEmptyGoesWithAllThatEidosMade() throws Exception {
        // when
        LeftoverCleanup cleanup = cleanup(Optional.of("gpu-operator"), true);
        List<LeftoverCleanup.Outcome> outcomes = cleanup.remove(cleanup.find());

        // then
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
        assertThat(cluster.paths()).isEmpty();
        assertThat(connection.requests().getLast()).isEqualTo("DELETE " + NAMESPACE);
    }

    @Test
    void oneThatHoldsSomethingStaysAndSaysWhat() throws Exception {
        // given
        put(new ApiResource("", "v1", "persistentvolumeclaims", "gpu-operator", "models"));

        // when
        LeftoverCleanup cleanup = cleanup(Optional.of("gpu-operator"), true);
        List<Leftover> found = cleanup.find();
        cleanup.remove(found);

        // then
        assertThat(namespaceOf(found).fate())
                .isEqualTo(new Leftover.Fate.Keep("it is not empty: persistentvolumeclaims/models"));
        assertThat(cluster.paths()).contains(NAMESPACE);
    }

    @Test
    void whatOnlyAnOlderVersionOfAGroupHasCountsToo() throws Exception {
        // given
        put(new ApiResource("batch", "v1beta1", "cronjobs", "gpu-operator", "nightly"));

        // then
        assertThat(namespaceOf(cleanup(Optional.empty(), true).find()).fate())
                .isEqualTo(new Leftover.Fate.Keep("it is not empty: cronjobs/nightly"));
    }

    @Test
    void aServerThatDoesNotTellItsKindsMayHaveAny() throws Exception {
        // given
        connection.refuse("GET /api/v1", 404, "NotFound", "no");

        // then
        assertThat(namespaceOf(cleanup(Optional.empty(), true).find()).fate())
                .isEqualTo(new Leftover.Fate.Keep("the server does not say what there may be in it"));
    }

    @Test
    void oneThatIsFilledMeanwhileStays() throws Exception {
        // given
        LeftoverCleanup cleanup = cleanup(Optional.of("gpu-operator"), true);
        List<Leftover> found = cleanup.find();

        // when
        put(ApiResource.configMap("gpu-operator", "somebodys"));
        List<LeftoverCleanup.Outcome> outcomes = cleanup.remove(found);

        // then
        assertThat(outcomes.getLast().failure().orElseThrow().reason())
                .isEqualTo("it has changed since it was found: it is not empty: configmaps/somebodys");
        assertThat(cluster.paths()).contains(NAMESPACE);
    }

    @Test
    void whereSomebodyMayNotLookThereMayBeSomething() throws Exception {
        // given
        connection.refuse("GET " + NAMESPACE + "/secrets", 403, "Forbidden", "no");

        // then
        assertThat(namespaceOf(cleanup(Optional.of("gpu-operator"), true).find())
                        .fate())
                .isEqualTo(new Leftover.Fate.Keep("you may not look for secrets in it"));
    }

    @Test
    void oneThatEidosDidNotMakeIsNoneOfItsBusiness() throws Exception {
        // given
        put(ApiResource.namespace("theirs"));

        // then
        assertThat(cleanup(Optional.empty(), true).find())
                .extracting(one -> one.resource().object())
                .doesNotContain("namespaces/theirs");
        assertThat(cleanup(Optional.of("theirs"), true).find())
                .extracting(one -> one.resource().object())
                .doesNotContain("namespaces/theirs");
    }

    @Test
    void whatStaysWithoutBeingAskedToGoIsTold() throws Exception {
        // when
        LeftoverCleanup plain = cleanup(Optional.empty(), false);

        // then
        assertThat(plain.find()).isEmpty();
        assertThat(plain.lasting())
                .extracting(one -> one.resource().object())
                .containsExactlyInAnyOrder(
                        "namespaces/gpu-operator",
                        "namespaces/gpu-operator/serviceaccounts/eidos",
                        "namespaces/gpu-operator/roles/eidos",
                        "namespaces/gpu-operator/rolebindings/eidos",
                        "clusterroles/eidos",
                        "clusterrolebindings/eidos:gpu-operator");
        assertThat(cleanup(Optional.empty(), true).lasting()).isEmpty();
    }

    @Test
    void theBindingsOfOtherNamespacesAreOneLineWithTheirNumber() throws Exception {
        // given
        for (String name : List.of("a", "b", "c")) {
            put(ApiResource.namespace(name));
            Manifest binding = Agents.manifests(Agents.config().placement(at -> at.namespace(name)))
                    .clusterRoleBinding();
            somebody.call("", ApiRequest.create(binding.resource(), binding.document()));
        }

        // when
        List<Leftover> found = cleanup(Optional.of("gpu-operator"), true).find();

        // then
        assertThat(found)
                .filteredOn(one -> one.fate() instanceof Leftover.Fate.Keep)
                .singleElement()
                .satisfies(one -> assertThat(one.resource().object()).isEqualTo("clusterroles/eidos"))
                .satisfies(one -> assertThat(one.fate().reason()).isEqualTo("3 bindings of others use it"));
    }

    @Test
    void aRoleBesideTheResultGoesWithTheNamespaceOfTheJob() throws Exception {
        // given
        put(ApiResource.namespace("results"));
        var config = Agents.config().run(run -> run.output(new ConfigMapUri("results", "node-1")));
        for (Manifest manifest : List.of(
                Agents.manifests(config).role(), Agents.manifests(config).roleBinding())) {
            somebody.call("", ApiRequest.create(manifest.resource(), manifest.document()));
        }

        // when
        LeftoverCleanup cleanup = cleanup(Optional.of("gpu-operator"), true);
        cleanup.remove(cleanup.find());

        // then
        assertThat(cluster.paths()).containsExactly("/api/v1/namespaces/results");
    }
}
