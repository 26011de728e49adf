package dev.eidos.k8s.agent;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.agent.manifest.CreatedObject;
import dev.eidos.k8s.agent.preflight.ClusterInspection;
import dev.eidos.k8s.agent.preflight.Preflight;
import dev.eidos.k8s.agent.rbac.RbacApply;
import dev.eidos.k8s.agent.rbac.RbacCleanup;
import dev.eidos.k8s.agent.rbac.RemovedRbac;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.TestUser;
import dev.eidos.testing.proxy.FaultProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;

/** The real cluster by way of a proxy that counts and interferes, as this room's tests use it. */
public final class Cluster implements AutoCloseable {
    private final FaultProxy proxy;
    private final Path directory;
    private final ApiClient client;
    private final List<ApiClient> clients = new ArrayList<>();
    public final List<String> warnings = new ArrayList<>();

    public Cluster(TestNamespace namespace, Path directory) throws IOException {
        proxy = new FaultProxy(namespace.api().server());
        this.directory = directory;
        client = open(proxy.kubeconfig(directory));
    }

    private ApiClient open(Path kubeconfig) {
        ApiClient opened = new ClusterAccess.Kubeconfig(List.of(kubeconfig), null).open(RetryPolicy.BRIEF);
        clients.add(opened);
        return opened;
    }

    public FaultProxy proxy() {
        return proxy;
    }

    public ApiClient client() {
        return client;
    }

    ApiClient as(TestUser user) throws IOException {
        return open(proxy.as(user.name()).kubeconfig(directory));
    }

    /** As the agent's ServiceAccount in a namespace. */
    public ApiClient asAgent(TestNamespace namespace) throws IOException {
        return open(proxy.as("system:serviceaccount:" + namespace.name() + ":" + AgentConfig.DEFAULT_NAME)
                .kubeconfig(directory));
    }

    public static AgentConfig.Builder config(TestNamespace namespace) {
        return Agents.config().placement(at -> at.namespace(namespace.name()));
    }

    public static AgentManifests manifests(AgentConfig config) {
        return AgentManifests.of(config, RunId.next(Clock.systemUTC(), new SecureRandom()));
    }

    public ClusterInspection look(ApiClient as, AgentConfig config) throws InterruptedException {
        return ClusterInspection.at(as, config, manifests(config));
    }

    /** Looks and checks. */
    void check(ApiClient as, AgentConfig config) throws InterruptedException {
        AgentManifests manifests = manifests(config);
        Preflight.check(as, config, manifests, ClusterInspection.at(as, config, manifests), warnings::add);
    }

    void check(AgentConfig config) throws InterruptedException {
        check(client, config);
    }

    public void failure(ApiClient as, AgentConfig config, Consumer<EidosException> expected) {
        Assertions.assertThatThrownBy(() -> check(as, config)).isInstanceOfSatisfying(EidosException.class, expected);
    }

    public List<CreatedObject> apply(AgentConfig config) throws InterruptedException {
        AgentManifests manifests = manifests(config);
        return RbacApply.apply(
                client,
                manifests,
                ClusterInspection.at(client, config, manifests).decisions());
    }

    public RemovedRbac remove(AgentConfig config) throws InterruptedException {
        return RbacCleanup.run(client, config, manifests(config), Optional.empty());
    }

    @Override
    public void close() {
        clients.forEach(ApiClient::close);
        proxy.close();
    }
}
