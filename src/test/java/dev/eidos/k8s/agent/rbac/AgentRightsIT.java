package dev.eidos.k8s.agent.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.Cluster;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.preflight.ClusterInspection;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.TestNamespace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has the token of the agent, and tries what it allows. */
class AgentRightsIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FOREIGN = "device-plugin-config";
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1";

    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("rights");

    @TempDir
    private Path directory;

    private Cluster cluster;
    private AgentConfig config;
    private ApiClient agent;

    @BeforeEach
    void open() throws IOException {
        cluster = new Cluster(namespace, directory);
        config = Cluster.config(namespace).build();
        agent = cluster.asAgent(namespace);
        namespace.api().post(namespace.core("configmaps"), """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s"},"data":{"steers":"daemons"}}\
            """.formatted(FOREIGN));
    }

    @AfterEach
    void close() throws InterruptedException {
        cluster.remove(config);
        cluster.close();
    }

    private ApiResource configMap(String name) {
        return ApiResource.configMap(namespace.name(), name);
    }

    private Value.Mapping document(String name) {
        return new MappingBuilder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", metadata -> metadata.put("name", name))
                .put("data", data -> data.put("steers", "mine"))
                .build();
    }

    private boolean isDenied(ApiRequest request) throws InterruptedException {
        return agent.send("", request) instanceof ApiAnswer.Refused(ApiStatus status) && status.code() == 403;
    }

    private void await(String what, boolean denied, ApiRequest request) {
        Await.until(what, SOON, () -> {
            try {
                return isDenied(request.dryRun()) == denied;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void assertForeignIsOutOfReach() throws InterruptedException {
        for (String name : List.of(FOREIGN, "kube-root-ca.crt")) {
            ApiResource foreign = configMap(name);
            List<ApiRequest> tried = List.of(
                    ApiRequest.get(foreign),
                    ApiRequest.merge(foreign, document(name)),
                    ApiRequest.apply(foreign, document(name), true),
                    ApiRequest.replace(foreign, document(name)),
                    ApiRequest.delete(foreign));
            for (ApiRequest request : tried) {
                assertThat(isDenied(request))
                        .as(request.method() + " " + request.path())
                        .isTrue();
            }
        }
        String all = configMap("").collection();
        assertThat(isDenied(ApiRequest.get(all, "all"))).isTrue();
        assertThat(isDenied(ApiRequest.get(all, "all").with("watch", "true"))).isTrue();
        assertThat(isDenied(new ApiRequest("DELETE", all, Map.of(), null, null, "all")))
                .isTrue();
        assertThat(Fields.text(namespace.api().get(namespace.core("configmaps/" + FOREIGN)), "data", "steers"))
                .isEqualTo("daemons");
    }

    private void deliver(String name, ResultStamp.@Nullable Owner owner, String document) throws InterruptedException {
        new ConfigMapStore(agent, new ResultStamp(Map.of(), "run", owner))
                .write(new ConfigMapUri(namespace.name(), name), "snapshot.yaml", document, "yaml", Instant.EPOCH);
    }

    @Test
    void noConfigMapThatIsThereIsReadOrChanged() throws Exception {
        // given
        cluster.apply(config);
        await("the right to create", false, ApiRequest.create(configMap("any"), document("any")));

        // when
        deliver("eidos-snapshot-run", new ResultStamp.Owner("job", "uid-of-a-job"), "small");

        // then
        assertForeignIsOutOfReach();
        assertThat(isDenied(ApiRequest.get(configMap("eidos-snapshot-run")))).isTrue();
        assertThat(isDenied(ApiRequest.merge(configMap("eidos-snapshot-run"), document("eidos-snapshot-run"))))
                .isTrue();
    }

    @Test
    void aResultThatTheUserNamedIsWrittenAgainAndAgainInParts() throws Exception {
        // given
        config = named("mine");
        cluster.apply(config);
        ApiResource mine = configMap("mine");
        await("the right to write it", false, ApiRequest.apply(mine, document("mine"), false));
        String large =
                "x".repeat(100) + new java.util.Random(1).ints(400_000).boxed().toList();

        // when
        deliver("mine", null, "small");
        deliver("mine", null, large);
        deliver("mine", null, "small");

        // then
        var stored = new ConfigMapStore(cluster.client(), new ResultStamp(Map.of(), null, null))
                .read(new ConfigMapUri(namespace.name(), "mine"));
        assertThat(stored.document()).isEqualTo("small");
        assertThat(namespace.api().find(namespace.core("configmaps/mine-part-2")))
                .isPresent();
        assertForeignIsOutOfReach();
    }

    private AgentConfig named(String result) {
        return Cluster.config(namespace)
                .run(run -> run.output(new ConfigMapUri(namespace.name(), result)))
                .build();
    }

    @Test
    void whatOneRunNamesAnotherDoesNotTakeAway() throws Exception {
        // when
        cluster.apply(named("one"));
        cluster.apply(config);
        cluster.apply(named("two"));
        cluster.apply(config);

        // then
        String role = RBAC + "/namespaces/" + namespace.name() + "/roles/eidos";
        List<String> names = new ArrayList<>();
        Fields.items(namespace.api().get(role), "rules")
                .forEach(rule -> rule.items("resourceNames").forEach(name -> names.add(name.text())));
        assertThat(names).hasSize(34).contains("one", "one-part-16", "two", "two-part-16");
    }

    @Test
    void whatEarlierVersionsGaveIsTakenBack() throws Exception {
        // given: a wide Role and a binding that is shared with another namespace, as they were
        String role = RBAC + "/namespaces/" + namespace.name() + "/roles/eidos";
        cluster.apply(config);
        namespace.api().patch(role, """
            {"rules":[{"apiGroups":[""],"resources":["configmaps"],
             "verbs":["get","list","create","update","patch"]}]}\
            """);
        Manifest shared = Cluster.manifests(config).sharedClusterRoleBinding();
        Value other = new MappingBuilder()
                .put("kind", "ServiceAccount")
                .put("name", "eidos")
                .put("namespace", "eidos-test-another")
                .build();
        cluster.client().call("", ApiRequest.create(shared.resource(), Subjects.add(shared.document(), other)));
        try {
            await("the old rights", false, ApiRequest.merge(configMap(FOREIGN), document(FOREIGN)));

            // when
            cluster.apply(config);
            ClusterInspection look = cluster.look(cluster.client(), config);
            assertThat(SharedBinding.release(cluster.client(), Cluster.manifests(config), look.sharedBinding()))
                    .isEmpty();

            // then
            await("the old rights to end", true, ApiRequest.merge(configMap(FOREIGN), document(FOREIGN)));
            assertForeignIsOutOfReach();
            assertThat(Fields.items(namespace.api().get(RBAC + "/clusterrolebindings/eidos"), "subjects"))
                    .singleElement()
                    .satisfies(subject ->
                            assertThat(Fields.text(subject, "namespace")).isEqualTo("eidos-test-another"));
            assertThat(isDenied(ApiRequest.get("/api/v1/nodes", "nodes"))).isFalse();
            assertThat(isDenied(ApiRequest.get("/api/v1/pods", "pods"))).isFalse();
            assertThat(isDenied(ApiRequest.get("/api/v1/secrets", "secrets"))).isTrue();
        } finally {
            namespace.api().delete(RBAC + "/clusterrolebindings/eidos");
        }
    }
}
