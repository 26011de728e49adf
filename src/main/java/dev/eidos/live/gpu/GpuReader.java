package dev.eidos.live.gpu;

import dev.eidos.document.Value;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.NodeSubset;
import dev.eidos.live.read.Folded;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reading of what nodes, DRA drivers and feature discovery tell of GPUs.
 *
 * @param snapshots of nodes, by name
 * @param wanted the nodes that count
 */
public record GpuReader(LiveCluster cluster, Map<String, SnapshotGpus> snapshots, NodeSubset wanted) {
    /** The id of the check. */
    public static final String ID = GpuJudge.ID;

    private static final String DRIVER = "gpu.nvidia.com";
    /** A page of them is small: with all its devices one has tens of KiB. */
    private static final Map<String, String> FEW = Map.of("limit", "50");

    /** Whether no node is short of GPUs. */
    public CheckResult judge() throws InterruptedException {
        // of a node with all its labels no more is kept than its counts
        Folded<List<NodeGpus>> nodes = cluster.fold(
                ObjectKind.NODES,
                null,
                Map.of(),
                ArrayList::new,
                (all, node) -> all.add(NodeGpus.of(node)),
                NodeGpus.FIELDS);
        List<Finding> unread = new ArrayList<>(nodes.unread());
        Map<String, Integer> devices = devices(unread);
        Map<String, Integer> found = onTheBus();
        List<NodeGpus> all = new ArrayList<>();
        for (NodeGpus node : nodes.all()) {
            String name = node.node();
            if (!wanted.has(name)) {
                continue;
            }
            SnapshotGpus told = snapshots.getOrDefault(name, SnapshotGpus.UNTOLD);
            int bus = Math.max(told.bus(), found.getOrDefault(name, -1));
            all.add(node.with(bus, told.driver(), devices.getOrDefault(name, -1)));
        }
        for (String node : wanted.absent()) {
            unread.add(Finding.failed(
                    ObjectKind.NODES.object(null, node), "is no longer in the cluster", "see: kubectl get nodes"));
        }
        return GpuJudge.of(all, unread);
    }

    /** Whole GPUs by node: the driver lists their MIG devices beside them. */
    private Map<String, Integer> devices(List<Finding> unread) throws InterruptedException {
        Optional<ObjectKind> kind = cluster.kind("resourceslices.resource.k8s.io");
        if (kind.isEmpty()) {
            return Map.of();
        }
        Folded<Map<String, Integer>> slices = cluster.fold(
                kind.get(),
                null,
                FEW,
                HashMap::new,
                GpuReader::addDevices,
                "spec.driver",
                "spec.nodeName",
                "spec.devices.attributes",
                "spec.devices.basic.attributes");
        unread.addAll(slices.unread());
        return slices.all();
    }

    private static void addDevices(Map<String, Integer> devices, Value slice) {
        if (slice.text("spec", "driver").equals(DRIVER)) {
            int gpus = (int) slice.items("spec", "devices").stream()
                    .filter(GpuReader::isGpu)
                    .count();
            devices.merge(slice.text("spec", "nodeName"), gpus, Integer::sum);
        }
    }

    private static boolean isGpu(Value device) {
        String type = device.text("attributes", "type", "string");
        return (type.isEmpty() ? device.text("basic", "attributes", "type", "string") : type).equals("gpu");
    }

    /** Node Feature Discovery's list of the bus, where a snapshot does not tell. */
    private Map<String, Integer> onTheBus() throws InterruptedException {
        Optional<ObjectKind> kind = cluster.kind("nodefeatures.nfd.k8s-sigs.io");
        if (kind.isEmpty()) {
            return Map.of();
        }
        // where it may not be read, the driver's count has to do
        return cluster.<Map<String, Integer>>fold(
                        kind.get(),
                        null,
                        FEW,
                        HashMap::new,
                        GpuReader::addOnTheBus,
                        "metadata.labels",
                        "spec.features.instances")
                .all();
    }

    private static void addOnTheBus(Map<String, Integer> found, Value feature) {
        String node = feature.texts("metadata", "labels")
                .getOrDefault("nfd.node.kubernetes.io/node-name", feature.text("metadata", "name"));
        List<Value> devices = feature.items("spec", "features", "instances", "pci.device", "elements");
        int gpus = (int) devices.stream()
                .filter(device -> device.text("attributes", "vendor").equals("10de")
                        && (device.text("attributes", "class").equals("0300")
                                || device.text("attributes", "class").equals("0302")))
                .count();
        if (!devices.isEmpty()) {
            found.merge(node, gpus, Math::max);
        }
    }
}
