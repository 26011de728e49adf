package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.testing.AgentPermissions;
import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.Permission;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.TestUser;
import dev.eidos.testing.proxy.Fault;
import dev.eidos.testing.proxy.Refusal;
import dev.eidos.testing.proxy.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PreflightIT {
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final String HERE = "HERE";

    @RegisterExtension
    final TestNamespace namespace = new TestNamespace("preflight");

    @TempDir
    private Path directory;

    private Cluster cluster;

    @BeforeEach
    void open() throws IOException {
        cluster = new Cluster(namespace, directory);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    static Stream<Permission> required() {
        return firstRun(HERE).stream();
    }

    /** What a first run cannot do without. */
    private static List<Permission> firstRun(String namespace) {
        return Stream.of(
                        Permission.in(namespace, "batch", "jobs", "get", "list", "watch", "create", "delete"),
                        Permission.in(namespace, "", "pods", "get", "list", "watch"),
                        Permission.in(namespace, "", "pods/log", "get"),
                        Permission.in(namespace, "", "configmaps", "get", "list", "watch", "delete"),
                        Permission.in(namespace, "", "serviceaccounts", "get", "create"),
                        Permission.in(namespace, RBAC, "roles", "get", "create"),
                        Permission.in(namespace, RBAC, "rolebindings", "get", "create"),
                        Permission.clusterWide(RBAC, "clusterroles", "get", "create"),
                        Permission.clusterWide(RBAC, "clusterrolebindings", "get", "create"))
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("required")
    void eachMissingPermissionIsReported(Permission any) throws Exception {
        // given
        Permission missing = new Permission(
                any.namespace().isEmpty() ? "" : namespace.name(), any.group(), any.resource(), any.verb());
        noClusterRolesFor(missing);
        List<Permission> all = new ArrayList<>(firstRun(namespace.name()));
        all.addAll(Permission.in(namespace.name(), RBAC, "roles", "escalate"));
        all.addAll(Permission.clusterWide(RBAC, "clusterroles", "escalate"));
        AgentConfig config = Cluster.config(namespace).build();

        // when
        try (var user = new TestUser(namespace.api(), Permission.except(all, missing))) {
            // then
            cluster.failure(cluster.as(user), config, failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
                assertThat(lines(failure.reason())).containsExactly(expected(missing, namespace.name()));
                assertThat(failure.suggestion()).contains("kubectl auth can-i " + expected(missing, namespace.name()));
            });
        }
        namespace.assertNothingLeft();
    }

    /** ClusterRoles of that name that other tests use are not there for this one. */
    private void noClusterRolesFor(Permission missing) {
        for (String resource : List.of("clusterroles", "clusterrolebindings")) {
            if (!(missing.resource().equals(resource) && missing.verb().equals("get"))) {
                cluster.proxy()
                        .when(Request.of("get", resource))
                        .then(Fault.answer(Refusal.of(404, "NotFound", "there is none")));
            }
        }
    }

    private static String expected(Permission missing, String namespace) {
        String[] resource = missing.resource().split("/", -1);
        boolean named = missing.verb().equals("get")
                && (missing.group().equals(RBAC) || missing.resource().equals("serviceaccounts"));
        return missing.verb() + " " + resource[0]
                + (missing.group().isEmpty() ? "" : "." + missing.group())
                + (named ? "/eidos" : "")
                + (named && resource[0].equals("clusterrolebindings") ? ":" + namespace : "")
                + (resource.length > 1 ? " --subresource=" + resource[1] : "")
                + (missing.namespace().isEmpty() ? "" : " -n " + missing.namespace());
    }

    private static List<String> lines(@Nullable String reason) {
        return String.valueOf(reason).strip().lines().map(String::strip).toList();
    }

    @Test
    void allMissingPermissionsAreReportedAtOnce() throws Exception {
        // given
        List<Permission> none = Permission.in(namespace.name(), "", "limitranges", "get");
        AgentConfig config = Cluster.config(namespace).build();

        // when
        try (var user = new TestUser(namespace.api(), none)) {
            // then
            cluster.failure(cluster.as(user), config, failure -> {
                String[] expected = firstRun(namespace.name()).stream()
                        .filter(permission -> !permission.resource().equals("serviceaccounts")
                                || permission.verb().equals("get"))
                        .map(permission -> expected(permission, namespace.name()))
                        .toArray(String[]::new);
                assertThat(lines(failure.reason())).containsExactlyInAnyOrder(expected);
                assertThat(failure.suggestion())
                        .contains("let an administrator run this once")
                        .contains("eidos snapshot --deploy-agent --namespace %s --image %s\n"
                                .formatted(namespace.name(), config.pod().image()))
                        .contains("kubectl apply -f - <<'EOF'\n", "\"kind\":\"User\",\"name\":\"" + user.name() + "\"}")
                        .endsWith("\nEOF");
            });
        }
    }

    @Test
    void nobodyGrantsWhatTheyDoNotHave() throws Exception {
        // given
        noClusterRolesFor(new Permission("", "", "", ""));
        AgentConfig config = Cluster.config(namespace).build();

        // when
        try (var user = new TestUser(namespace.api(), firstRun(namespace.name()))) {
            // then
            cluster.failure(
                    cluster.as(user),
                    config,
                    failure -> assertThat(failure.reason())
                            .contains("attempting to grant RBAC permissions not currently held")
                            .contains("nodes"));
        }
    }

    @Test
    void whoHoldsExactlyWhatIsNeededPasses() throws Exception {
        // given
        List<Permission> all = new ArrayList<>(AgentPermissions.all(namespace.name()));
        all.addAll(Permission.clusterWide("", "nodes", "watch"));
        noClusterRolesFor(new Permission("", "", "", ""));

        // when
        try (var user = new TestUser(namespace.api(), all)) {
            cluster.check(cluster.as(user), Cluster.config(namespace).build());
        }

        // then
        assertThat(cluster.warnings).isEmpty();
        assertThat(cluster.proxy()
                        .requests(
                                Request.write().and(request -> !request.query().contains("dryRun=All"))))
                .allMatch(request -> request.resource().startsWith("selfsubject"));
    }

    @Test
    void whatAnAdministratorHasSetUpNeedNotBeVisible() throws Exception {
        // given
        AgentConfig config = Cluster.config(namespace).build();
        cluster.apply(config);
        List<Permission> few = new ArrayList<>(AgentPermissions.ofRun(namespace.name()));
        few.addAll(Permission.in(namespace.name(), "", "serviceaccounts", "get"));

        // when
        try (var user = new TestUser(namespace.api(), few)) {
            cluster.check(cluster.as(user), config);
        } finally {
            cluster.remove(config);
        }

        // then
        assertThat(cluster.warnings)
                .anyMatch(warning -> warning.contains("clusterroles/eidos"))
                .anyMatch(warning -> warning.contains("get nodes, watch nodes"));
    }

    @Test
    void withRbacInPlaceOneRoundIsEnough() throws Exception {
        // given
        AgentConfig config = Cluster.config(namespace).build();
        cluster.apply(config);
        int before = cluster.proxy().count();

        // when
        cluster.check(config);

        // then
        int round = cluster.proxy().count() - before;
        cluster.remove(config);
        assertThat(round).isLessThanOrEqualTo(13);
        assertThat(cluster.warnings).isEmpty();
    }

    @Test
    void withoutPreflightOnlyTheObjectsAreLookedAt() throws Exception {
        // given
        AgentConfig config = Cluster.config(namespace)
                .run(run -> run.skipPreflight(true))
                .pod(pod -> pod.runtimeClass("nowhere"))
                .build();

        // when
        try (var user = new TestUser(namespace.api(), Permission.in(namespace.name(), "", "limitranges", "get"))) {
            cluster.check(cluster.as(user), config);
        }

        // then
        // the seven of a run, and what earlier versions shared
        assertThat(cluster.proxy().count()).isEqualTo(8);
        assertThat(cluster.warnings).anyMatch(warning -> warning.contains("clusterrolebindings/eidos"));
    }

    @ParameterizedTest
    @CsvSource({
        "runtimeClass, runtimeclasses/nowhere",
        "priorityClass, priorityclasses/nowhere",
        "imagePullSecret, secrets/nowhere"
    })
    void whatTheUserNamesMustExist(String setting, String object) {
        // given
        AgentConfig.Builder config = Cluster.config(namespace);
        AgentConfig named = switch (setting) {
            case "runtimeClass" ->
                config.pod(pod -> pod.runtimeClass("nowhere")).build();
            case "priorityClass" ->
                config.pod(pod -> pod.priorityClass("nowhere")).build();
            default ->
                config.pod(pod -> pod.imagePullSecrets(List.of("nowhere"))).build();
        };

        // then
        cluster.failure(cluster.client(), named, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(failure.object()).endsWith(object);
            assertThat(failure.reason()).startsWith(setting);
        });
    }

    @Test
    void anExceededQuotaIsFoundBeforeTheJobIsMade() throws Exception {
        // given
        AgentConfig config = Cluster.config(namespace).build();
        cluster.apply(config);
        namespace.api().post(namespace.core("resourcequotas"), """
            {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"small"},"spec":{"hard":{"pods":"0"}}}\
            """);
        Await.until("the quota", Duration.ofSeconds(10), this::quotaIsKnown);

        // then
        try {
            cluster.failure(cluster.client(), config, failure -> {
                assertThat(failure.code()).isEqualTo(ErrorCode.FORBIDDEN);
                assertThat(failure.reason()).contains("exceeded quota: small");
                assertThat(failure.suggestion()).contains("kubectl describe resourcequota");
            });
        } finally {
            cluster.remove(config);
        }
    }

    private boolean quotaIsKnown() {
        return Fields.has(namespace.api().get(namespace.core("resourcequotas/small")), "status", "hard");
    }

    @Test
    void anotherNamespaceForTheResultMustExist() {
        // given
        AgentConfig config = Cluster.config(namespace)
                .run(run -> run.output(new ConfigMapUri("eidos-nowhere", "one")))
                .build();

        // then
        cluster.failure(cluster.client(), config, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(failure.object()).isEqualTo("namespaces/eidos-nowhere");
        });
    }

    @Test
    void anInterruptEndsTheLook() throws Exception {
        // given
        cluster.proxy().when(Request.of("get", "roles")).then(Fault.hang());
        var ended = new CompletableFuture<Void>();
        AgentConfig config = Cluster.config(namespace).build();
        Thread looking = Thread.ofVirtual().start(() -> {
            try {
                cluster.look(cluster.client(), config);
                ended.complete(null);
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        cluster.proxy().awaitRequest(Request.of("get", "roles"), Duration.ofSeconds(5));

        // when
        looking.interrupt();

        // then
        assertThatThrownBy(() -> ended.get(2, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
    }
}
