package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.collector.topology.ClusterNodes;
import dev.eidos.collector.topology.TopologyCollector;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import java.util.List;

/** The collectors that ask a cluster. They share its connection, its verdict and the one list of its nodes. */
public final class K8sCollectors {
    private K8sCollectors() {}

    /**
     * Those that ask about the server and this node alone: what many agents ask at once must not grow with the cluster.
     */
    public static List<Collector> ofNode(ClusterConnection cluster, K8sOptions options) {
        return List.of(new ServerCollector(cluster), new NodeCollector(cluster, options));
    }

    /** Those that ask about what all nodes of a cluster have in common. */
    public static List<Collector> ofCluster(ClusterConnection cluster, int maxNodesPerEntry) {
        ClusterNodes nodes = new ClusterNodes(cluster);
        return List.of(
                new ServerCollector(cluster),
                new NodeCountCollector(nodes),
                new ImageCollector(cluster),
                new PolicyCollector(cluster),
                new TopologyCollector(nodes, maxNodesPerEntry));
    }

    /** The caller closes the connection when the collectors are done. */
    public static List<Collector> of(ClusterConnection cluster, K8sOptions options) {
        ClusterNodes nodes = new ClusterNodes(cluster);
        return List.of(
                new ServerCollector(cluster),
                new NodeCollector(cluster, options),
                new NodeCountCollector(nodes),
                new ImageCollector(cluster),
                new PolicyCollector(cluster),
                new TopologyCollector(nodes, options.maxNodesPerEntry()));
    }
}
