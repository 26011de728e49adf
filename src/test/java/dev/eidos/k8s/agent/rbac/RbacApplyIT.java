package dev.eidos.k8s.agent.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.Cluster;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.leftover.Leftover;
import dev.eidos.k8s.agent.leftover.LeftoverCleanup;
import dev.eidos.k8s.agent.leftover.LeftoverQuery;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.manifest.CreatedObject;
import dev.eidos.k8s.agent.preflight.ClusterInspection;
import dev.eidos.k8s.agent.preflight.Preflight;
import dev.eidos.k8s.api.Parallel;
import dev.eidos.measurement.Reading;
import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.TestNamespace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RbacApplyIT {
    private static final String BINDING = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/eidos:";

    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("rbac");

    @TempDir
    private Path directory;

    private Cluster cluster;
    private AgentConfig config;

    @BeforeEach
    void open() throws IOException {
        cluster = new Cluster(namespace, directory);
        config = Cluster.config(namespace).build();
    }

    @AfterEach
    void close() throws InterruptedException {
        cluster.remove(config);
        cluster.close();
    }

    @Test
    void theSecondRunFindsEverythingInPlace() throws Exception {
        // when
        List<CreatedObject> created = cluster.apply(config);
        ClusterInspection again = cluster.look(cluster.client(), config);

        // then
        assertThat(created.stream().map(one -> one.resource().plural()))
                .contains("serviceaccounts", "roles", "rolebindings");
        assertThat(created).allSatisfy(one -> assertThat(one.uid()).isNotEmpty());
        assertThat(again.decisions().values()).hasSize(6).containsOnly(new RbacDecision.Reuse());
        int before = cluster.proxy().count();
        assertThat(RbacApply.apply(cluster.client(), Cluster.manifests(config), again.decisions()))
                .isEmpty();
        assertThat(cluster.proxy().count()).isEqualTo(before);
    }

    @Test
    void anOlderVersionsRulesAreBroughtUpToDate() throws Exception {
        // given
        cluster.apply(config);
        namespace.api().patch(role(), "{\"rules\":[]}");

        // when
        cluster.apply(config);

        // then
        assertThat(Fields.items(namespace.api().get(role()), "rules")).hasSize(1);
    }

    @Test
    void somebodyElsesRoleIsNotTouched() throws Exception {
        // given
        namespace.api().post(role().substring(0, role().lastIndexOf('/')), """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"eidos",
             "labels":{"app.kubernetes.io/managed-by":"Helm"}},"rules":[]}\
            """);

        // then
        cluster.failure(cluster.client(), config, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(failure.object()).isEqualTo("namespaces/" + namespace.name() + "/roles/eidos");
            assertThat(failure.reason()).contains("managed by Helm");
        });
        Assertions.assertThatThrownBy(() -> cluster.apply(config)).isInstanceOf(EidosException.class);
        assertThat(Fields.items(namespace.api().get(role()), "rules")).isEmpty();
    }

    @Test
    void aSecondNamespaceHasABindingOfItsOwn() throws Exception {
        // given
        cluster.apply(config);
        try (var second = TestNamespace.create("rbac2")) {
            AgentConfig other = Cluster.config(second).build();

            // when
            cluster.apply(other);

            // then
            assertThat(subjects(namespace.name())).containsExactly(namespace.name());
            assertThat(subjects(second.name())).containsExactly(second.name());

            // when
            RemovedRbac removed = cluster.remove(other);

            // then
            assertThat(subjects(namespace.name())).containsExactly(namespace.name());
            assertThat(namespace.api().find(BINDING + second.name())).isEmpty();
            assertThat(removed.kept()).singleElement().satisfies(kept -> {
                assertThat(kept.resource().plural()).isEqualTo("clusterroles");
                assertThat(kept.reason()).startsWith("it is in use: ClusterRoleBinding eidos:");
                assertThat(kept.failed()).isFalse();
            });
            second.assertNothingLeft();
        }
    }

    @Test
    void whatANamespaceLeavesBehindCleanUpTakesAway() throws Exception {
        // given
        cluster.apply(config);
        String gone;
        try (var second = TestNamespace.create("rbac-gone")) {
            gone = second.name();
            cluster.apply(Cluster.config(second).build());
        }
        Await.until(
                "the namespace to be gone",
                Duration.ofSeconds(60),
                () -> namespace.api().find("/api/v1/namespaces/" + gone).isEmpty());
        assertThat(namespace.api().find(BINDING + gone)).isPresent();

        // when
        var query =
                new LeftoverQuery(Optional.empty(), "gpu-operator", Optional.empty(), Duration.ofDays(1), false, false);
        var cleanup = new LeftoverCleanup(cluster.client(), query, cluster.warnings::add);
        List<Leftover> ofGone = cleanup.find().stream()
                .filter(one -> one.resource().name().equals("eidos:" + gone))
                .toList();
        cleanup.remove(ofGone);

        // then
        assertThat(ofGone)
                .singleElement()
                .satisfies(one -> assertThat(one.fate().reason()).isEqualTo("its namespace is gone"));
        assertThat(namespace.api().find(BINDING + gone)).isEmpty();
        assertThat(subjects(namespace.name())).containsExactly(namespace.name());
        assertThat(cluster.warnings).isEmpty();
    }

    @Test
    void runsThatApplyAtOnceAllSucceed() throws Exception {
        // given
        List<AgentConfig> configs = List.of(config, with("looker"), with("third"));
        List<Callable<List<CreatedObject>>> runs = new ArrayList<>();
        for (AgentConfig its : configs) {
            runs.add(() -> cluster.apply(its));
            runs.add(() -> cluster.apply(its));
        }

        // when
        Parallel.all(runs);

        // then
        assertThat(subjects(namespace.name())).hasSize(3).containsOnly(namespace.name());
        cluster.remove(with("looker"));
        cluster.remove(with("third"));
    }

    private AgentConfig with(String account) {
        return Cluster.config(namespace)
                .placement(at -> at.serviceAccountName(account))
                .build();
    }

    @Test
    void rbacStaysWhileAnotherRunIsActive() throws Exception {
        // given
        cluster.apply(config);
        Value.Mapping active = Cluster.manifests(config).job().document();
        Value.Mapping spec = (Value.Mapping) Objects.requireNonNull(active.get("spec"));
        Value job = active.with("spec", spec.with("parallelism", Value.scalar(Reading.of(0))));
        namespace.api().post(namespace.jobs(), JsonWriter.writeLine(job));

        // when
        RemovedRbac removed = cluster.remove(config);

        // then
        assertThat(removed.removed()).isEmpty();
        assertThat(removed.kept())
                .hasSize(5)
                .allSatisfy(kept -> assertThat(kept.reason()).contains("another run is active: Job eidos"));
        namespace.api().delete(namespace.jobs() + "/eidos");
    }

    @Test
    void aNamespaceOfOursGoesWhenItIsEmpty() throws Exception {
        // given
        String name = "eidos-own-" + UUID.randomUUID().toString().substring(0, 8);
        AgentConfig own = Agents.config()
                .placement(at -> at.namespace(name).createNamespace(true))
                .build();
        AgentManifests manifests = Cluster.manifests(own);
        ClusterInspection look = ClusterInspection.at(cluster.client(), own, manifests);
        assertThat(look.namespaceAbsent()).isTrue();
        Preflight.check(cluster.client(), own, manifests, look, cluster.warnings::add);

        // when
        List<CreatedObject> created = RbacApply.apply(cluster.client(), manifests, look.decisions());
        Optional<CreatedObject> namespaceCreated = created.stream()
                .filter(one -> one.resource().plural().equals("namespaces"))
                .findFirst();
        RemovedRbac removed = RbacCleanup.run(cluster.client(), own, manifests, namespaceCreated);

        // then
        assertThat(removed.kept()).noneMatch(RemovedRbac.Kept::failed);
        assertThat(removed.removed()).anyMatch(resource -> resource.plural().equals("namespaces"));
    }

    private String role() {
        return "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace.name() + "/roles/eidos";
    }

    private List<String> subjects(String of) {
        return Fields.items(namespace.api().get(BINDING + of), "subjects").stream()
                .map(subject -> Fields.text(subject, "namespace"))
                .toList();
    }
}
