package dev.eidos.testing;

import dev.eidos.k8s.kubeconfig.ClusterAccess;
import java.util.List;

/** The real cluster that {@code EIDOS_TEST_KUBECONFIG} names, and a namespace in it that ends with the test. */
public final class TestCluster implements AutoCloseable {
    private final TestNamespace namespace;

    private TestCluster(TestNamespace namespace) {
        this.namespace = namespace;
    }

    /** Aborts the test, visibly, where there is no cluster. */
    public static TestCluster require(String test) {
        return new TestCluster(TestNamespace.create(test));
    }

    public ClusterAccess.Kubeconfig access() {
        return new ClusterAccess.Kubeconfig(List.of(api().server().kubeconfig()), null);
    }

    public String namespace() {
        return namespace.name();
    }

    /** The namespace with what can be asked of it. */
    public TestNamespace inside() {
        return namespace;
    }

    public RawApi api() {
        return namespace.api();
    }

    @Override
    public void close() {
        namespace.close();
    }
}
