package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.collector.k8s.dra.DeviceClassCollector;
import dev.eidos.collector.k8s.dra.DraCollector;
import dev.eidos.collector.k8s.dra.NodeDraCollector;
import dev.eidos.collector.k8s.dra.ResourceSlices;
import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.collector.topology.ClusterNodes;
import dev.eidos.collector.topology.TopologyCollector;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import java.util.ArrayList;
import java.util.List;

/** The collectors that ask a cluster. They share its connection, its verdict and the one list of its nodes. */
public final class K8sCollectors {
    private K8sCollectors() {}

    /**
     * Those that ask about the server and this node alone: what many agents ask at once must not grow with the cluster,
     * and each request counts.
     */
    public static List<Collector> ofNode(ClusterConnection cluster, K8sOptions options) {
        List<Collector> collectors = new ArrayList<>(List.of(new ServerCollector(cluster, false)));
        addNode(collectors, cluster, ApiGroups.byVersion(cluster), options);
        return collectors;
    }

    /** Those that ask about what all nodes of a cluster have in common. */
    public static List<Collector> ofCluster(ClusterConnection cluster, int maxNodesPerEntry) {
        List<Collector> collectors = new ArrayList<>(List.of(new ServerCollector(cluster, true)));
        addCluster(collectors, cluster, ApiGroups.of(cluster), maxNodesPerEntry);
        return collectors;
    }

    /** The caller closes the connection when the collectors are done. */
    public static List<Collector> of(ClusterConnection cluster, K8sOptions options) {
        ApiGroups groups = ApiGroups.of(cluster);
        List<Collector> collectors = new ArrayList<>(List.of(new ServerCollector(cluster, true)));
        addNode(collectors, cluster, groups, options);
        addCluster(collectors, cluster, groups, options.maxNodesPerEntry());
        return collectors;
    }

    private static void addNode(
            List<Collector> collectors, ClusterConnection cluster, ApiGroups groups, K8sOptions options) {
        var node = new ThisNode(cluster, options);
        collectors.add(new NodeCollector(node));
        collectors.add(new NodeDraCollector(cluster, groups, node::name));
    }

    private static void addCluster(
            List<Collector> collectors, ClusterConnection cluster, ApiGroups groups, int maxNodesPerEntry) {
        var nodes = new ClusterNodes(cluster);
        var slices = new ResourceSlices(cluster, groups);
        collectors.add(new NodeCountCollector(nodes));
        collectors.add(new GpuNodeCollector(nodes, slices, maxNodesPerEntry));
        collectors.add(new ImageCollector(cluster));
        collectors.addAll(SpecCollector.all(cluster, groups));
        collectors.add(new DraCollector(slices, maxNodesPerEntry));
        collectors.add(new DeviceClassCollector(cluster, groups));
        collectors.add(new WorkloadCollector(cluster));
        collectors.addAll(ReleaseCollector.all(cluster, groups));
        collectors.add(new TopologyCollector(nodes, maxNodesPerEntry));
    }
}
