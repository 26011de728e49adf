package dev.eidos.collector.k8s;

import dev.eidos.collector.Collector;
import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.collector.k8s.served.KeyPart;
import dev.eidos.collector.k8s.served.ObjectSpec;
import dev.eidos.collector.k8s.served.ServedResource;
import dev.eidos.document.Value;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The configuration that an operator is given: the specs of its custom resources, a scalar for every leaf, such as
 * {@code driver.version}; with several objects the keys begin with the object's name.
 *
 * @param name of the subtype
 * @param one what there is none of in an operator's cluster that has no such object
 */
record SpecCollector(ClusterConnection cluster, ApiGroups groups, String name, ServedResource resource, String one)
        implements Collector {
    private static final List<String> WANTED = List.of("metadata.name", "spec");

    /** Each may be as large as etcd takes it, 1.5 MiB: more of them would be too large an answer. */
    private static final Map<String, String> PAGE = Map.of("limit", "16");

    private static final String GPU_OPERATOR = "the NVIDIA GPU Operator";
    private static final String RECENT_OPERATOR = "the NVIDIA GPU Operator (a version that has them)";
    private static final String NETWORK_OPERATOR = "the NVIDIA Network Operator";

    /** The operators of NVIDIA: of GPUs (ClusterPolicy, GPUCluster, NVIDIADriver), and of network devices. */
    static List<Collector> all(ClusterConnection cluster, ApiGroups groups) {
        return List.of(
                policies(cluster, groups),
                new SpecCollector(cluster, groups, "gpu-cluster", gpus("gpuclusters", "GPUClusters"), "GPUCluster"),
                new SpecCollector(
                        cluster, groups, "nvidia-driver", gpus("nvidiadrivers", "NVIDIADrivers"), "NVIDIADriver"),
                new SpecCollector(
                        cluster,
                        groups,
                        "nic-policy",
                        new ServedResource(
                                "mellanox.com",
                                "nicclusterpolicies",
                                List.of("v1alpha1"),
                                "NicClusterPolicies",
                                NETWORK_OPERATOR),
                        "NicClusterPolicy"));
    }

    static SpecCollector policies(ClusterConnection cluster, ApiGroups groups) {
        var policies =
                new ServedResource("nvidia.com", "clusterpolicies", List.of("v1"), "ClusterPolicies", GPU_OPERATOR);
        return new SpecCollector(cluster, groups, "policy", policies, "ClusterPolicy");
    }

    private static ServedResource gpus(String plural, String kind) {
        return new ServedResource("nvidia.com", plural, List.of("v1alpha1"), kind, RECENT_OPERATOR);
    }

    @Override
    public String type() {
        return Measurement.K8S;
    }

    @Override
    public List<Subtype> collect() {
        List<Value> objects = resource.list(cluster, groups, PAGE, WANTED, ArrayList<Value>::new, List::add)
                .all();
        objects.sort((first, second) -> name(first).compareTo(name(second)));
        Subtype.Builder subtype = Subtype.named(name);
        if (objects.isEmpty()) {
            subtype.gap(resource.object(), Gap.Reason.NotFound, "the cluster has no " + one);
        }
        var specs = new ObjectSpec(subtype);
        for (Value object : objects) {
            String prefix = objects.size() == 1 ? "" : KeyPart.of(name(object)) + ".";
            specs.add(prefix, resource.object() + "/" + name(object), object.at("spec"));
        }
        return List.of(subtype.build());
    }

    private static String name(Value object) {
        return object.text("metadata", "name");
    }
}
