package dev.eidos.collector.topology;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import org.jspecify.annotations.Nullable;

/** The nodes of a cluster, listed at most once for all who ask. */
public final class ClusterNodes {
    private static final PagedList NODES = PagedList.of(
            "nodes",
            "/api/v1/nodes",
            null,
            "metadata.name",
            "metadata.labels",
            "spec.providerID",
            "spec.taints",
            "status.capacity");

    private final ClusterConnection cluster;
    private @Nullable Topology topology;
    private @Nullable EidosException failure;

    public ClusterNodes(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    /** The facts that are counted over all nodes; the nodes themselves are not kept. */
    public synchronized Topology topology() {
        if (failure != null) {
            throw failure;
        }
        if (topology == null) {
            try {
                topology = cluster.list(NODES, Topology::new, (all, node) -> all.add(ClusterNode.of(node)));
            } catch (EidosException e) {
                failure = e;
                throw e;
            }
        }
        return topology;
    }
}
