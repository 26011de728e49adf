package dev.eidos.collector.topology;

import dev.eidos.error.EidosException;
import dev.eidos.k8s.client.ClusterConnection;
import dev.eidos.k8s.client.PagedList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The nodes of a cluster, listed at most once for all who ask. */
public final class ClusterNodes {
    private static final PagedList NODES = new PagedList("nodes", "/api/v1/nodes", null);

    private final ClusterConnection cluster;
    private @Nullable List<ClusterNode> listed;
    private @Nullable EidosException failure;

    public ClusterNodes(ClusterConnection cluster) {
        this.cluster = cluster;
    }

    /** Every node of the cluster, in the order of their names. */
    public synchronized List<ClusterNode> list() {
        if (failure != null) {
            throw failure;
        }
        if (listed == null) {
            try {
                listed = read();
            } catch (EidosException e) {
                failure = e;
                throw e;
            }
        }
        return listed;
    }

    private List<ClusterNode> read() {
        List<ClusterNode> nodes =
                NODES.fold(cluster, NodePage.class, ArrayList<ClusterNode>::new, (all, item) -> all.add(item.toNode()));
        nodes.sort(java.util.Comparator.comparing(ClusterNode::name));
        return nodes;
    }
}
