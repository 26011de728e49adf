package dev.eidos.collector.k8s.dra;

import dev.eidos.collector.k8s.served.ApiGroups;
import dev.eidos.collector.k8s.served.ServedResource;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The GPUs of a cluster's ResourceSlices, listed at most once for all who ask. */
public final class ResourceSlices {
    private static final String GROUP = "resource.k8s.io";
    private static final List<String> VERSIONS = List.of("v1", "v1beta2", "v1beta1");
    private static final String OWNER = "Dynamic Resource Allocation (Kubernetes 1.34, or turned on from 1.32)";
    private static final ServedResource SLICES =
            new ServedResource(GROUP, "resourceslices", VERSIONS, "ResourceSlices", OWNER);
    static final ServedResource CLASSES = new ServedResource(GROUP, "deviceclasses", VERSIONS, "DeviceClasses", OWNER);

    /** A slice has up to 128 devices: more of them would be too large an answer. */
    private static final Map<String, String> PAGE = Map.of("limit", "50");

    private static final String SELECTOR = "fieldSelector";
    private static final String OF_DRIVER = "spec.driver=" + SlicePools.DRIVER;
    private static final List<String> WANTED = Stream.concat(
                    Stream.of("spec.driver", "spec.nodeName", "spec.pool"),
                    Stream.of("spec.devices.attributes.", "spec.devices.basic.attributes.")
                            .flatMap(path -> GpuDevice.WANTED.stream().map(name -> path + name)))
            .toList();

    private final ClusterConnection cluster;
    private final ApiGroups groups;
    private ServedResource.@Nullable Listed<SlicePools> pools;
    private @Nullable EidosException failure;

    public ResourceSlices(ClusterConnection cluster, ApiGroups groups) {
        this.cluster = cluster;
        this.groups = groups;
    }

    synchronized ServedResource.Listed<SlicePools> pools() {
        if (failure != null) {
            throw failure;
        }
        if (pools == null) {
            try {
                pools = ofDriver();
            } catch (EidosException e) {
                failure = e;
                throw e;
            }
        }
        return pools;
    }

    private ServedResource.Listed<SlicePools> ofDriver() {
        try {
            return list(cluster, groups, Map.of("limit", "50", SELECTOR, OF_DRIVER));
        } catch (EidosException e) {
            // a server that selects by no such field: what is not wanted is passed over
            if (e.code() == ErrorCode.INVALID_INPUT && e.getCause() != null) {
                return list(cluster, groups, PAGE);
            }
            throw e;
        }
    }

    /** Those of one node, which a cluster of any size finds by an index. */
    static ServedResource.Listed<SlicePools> ofNode(ClusterConnection cluster, ApiGroups groups, String node) {
        return list(cluster, groups, Map.of(SELECTOR, OF_DRIVER + ",spec.nodeName=" + node));
    }

    private static ServedResource.Listed<SlicePools> list(
            ClusterConnection cluster, ApiGroups groups, Map<String, String> parameters) {
        return SLICES.list(cluster, groups, parameters, WANTED, SlicePools::new, SlicePools::add);
    }

    /** The names of the nodes whose GPUs are in ResourceSlices. */
    public List<String> nodes() {
        return pools().all().nodes();
    }
}
