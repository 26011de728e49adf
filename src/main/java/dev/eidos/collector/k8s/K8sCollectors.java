package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.collector.topology.ClusterNodes;
import dev.eidos.collector.topology.TopologyCollector;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import java.util.List;

/** The collectors that ask a cluster. They share its connection, its verdict and the one list of its nodes. */
public final class K8sCollectors {
    private K8sCollectors() {}

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
