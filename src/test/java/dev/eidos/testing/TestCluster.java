package dev.eidos.testing;

import dev.eidos.k8s.kubeconfig.ClusterAccess;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/** The real cluster that {@code EIDOS_TEST_KUBECONFIG} names, and a namespace in it that ends with the test. */
public final class TestCluster implements AutoCloseable {
    private final ClusterAccess.Kubeconfig access;
    private final KubernetesClient client;
    private final String namespace;

    private TestCluster(Path kubeconfig, String test) {
        access = new ClusterAccess.Kubeconfig(List.of(kubeconfig), null);
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
        namespace = "eidos-" + test + "-" + Long.toString(System.nanoTime() & 0xffffff, 36);
        apply(kubernetes -> kubernetes
                .namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create());
    }

    /** Aborts the test, visibly, where there is no cluster. */
    public static TestCluster require(String test) {
        String kubeconfig = System.getenv("EIDOS_TEST_KUBECONFIG");
        if (kubeconfig == null || kubeconfig.isBlank()) {
            Assumptions.abort("EIDOS_TEST_KUBECONFIG names no cluster");
        }
        return new TestCluster(Path.of(kubeconfig), test);
    }

    public ClusterAccess.Kubeconfig access() {
        return access;
    }

    public String namespace() {
        return namespace;
    }

    public <T> T apply(Function<KubernetesClient, T> call) {
        return call.apply(client);
    }

    @Override
    public void close() {
        apply(kubernetes -> kubernetes.namespaces().withName(namespace).delete());
        client.close();
    }
}
