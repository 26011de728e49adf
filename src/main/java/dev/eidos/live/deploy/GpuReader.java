package dev.eidos.live.deploy;

import dev.eidos.document.Value;
import dev.eidos.live.CheckResult;
import dev.eidos.live.Finding;
import dev.eidos.live.NodeSubset;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reading of what nodes, DRA drivers and feature discovery tell of GPUs.
 *
 * @param snapshots of nodes, by name
 * @param wanted the nodes that count
 */
record GpuReader(LiveCluster cluster, Map<String, Snapshot> snapshots, NodeSubset wanted) {
    private static final String DRIVER = "gpu.nvidia.com";
    /** A page of them is small: with all its devices one has tens of KiB. */
    private static final Map<String, String> FEW = Map.of("limit", "50");

    CheckResult judge() throws InterruptedException {
        List<Finding> unread = new ArrayList<>();
        Listed nodes = cluster.list(ObjectKind.NODES, null, NodeGpus.FIELDS);
        unread.addAll(nodes.unread());
        Map<String, Integer> devices = devices(unread);
        Map<String, Integer> found = onTheBus();
        List<NodeGpus> all = new ArrayList<>();
        for (Value node : nodes.items()) {
            NodeGpus of = NodeGpus.of(node);
            if (!wanted.has(of.node())) {
                continue;
            }
            int bus = Math.max(count(of.node(), "pci"), found.getOrDefault(of.node(), -1));
            all.add(of.with(bus, count(of.node(), "smi"), devices.getOrDefault(of.node(), -1)));
        }
        for (String node : wanted.absent()) {
            unread.add(Finding.failed(
                    ObjectKind.NODES.object(null, node), "is no longer in the cluster", "see: kubectl get nodes"));
        }
        return GpuJudge.of(all, unread);
    }

    private int count(String node, String subtype) {
        @Nullable Snapshot snapshot = snapshots.get(node);
        if (snapshot == null) {
            return -1;
        }
        return snapshot.find(Measurement.GPU, subtype, "gpu-count")
                .filter(reading -> reading instanceof Reading.Whole)
                .map(reading -> Integer.parseInt(reading.asText()))
                .orElse(-1);
    }

    /** Whole GPUs: the driver lists their MIG devices beside them. */
    private Map<String, Integer> devices(List<Finding> unread) throws InterruptedException {
        Map<String, Integer> devices = new HashMap<>();
        Optional<ObjectKind> kind = cluster.kind("resourceslices.resource.k8s.io");
        if (kind.isEmpty()) {
            return devices;
        }
        Listed slices = cluster.list(
                kind.get(),
                null,
                FEW,
                slice -> slice.text("spec", "driver").equals(DRIVER),
                "spec.driver",
                "spec.nodeName",
                "spec.devices.name",
                "spec.devices.attributes",
                "spec.devices.basic.attributes");
        unread.addAll(slices.unread());
        for (Value slice : slices.items()) {
            int gpus = (int) slice.items("spec", "devices").stream()
                    .filter(GpuReader::isGpu)
                    .count();
            devices.merge(slice.text("spec", "nodeName"), gpus, Integer::sum);
        }
        return devices;
    }

    private static boolean isGpu(Value device) {
        String type = device.text("attributes", "type", "string");
        return (type.isEmpty() ? device.text("basic", "attributes", "type", "string") : type).equals("gpu");
    }

    /** Node Feature Discovery's list of the bus, where a snapshot does not tell. */
    private Map<String, Integer> onTheBus() throws InterruptedException {
        Map<String, Integer> found = new HashMap<>();
        Optional<ObjectKind> kind = cluster.kind("nodefeatures.nfd.k8s-sigs.io");
        if (kind.isEmpty()) {
            return found;
        }
        // where it may not be read, the driver's count has to do
        cluster.list(
                kind.get(), null, FEW, feature -> count(feature, found), "metadata.labels", "spec.features.instances");
        return found;
    }

    /** Counts, and keeps nothing: with all of a node's features one has tens of KiB. */
    private static boolean count(Value feature, Map<String, Integer> found) {
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
        return false;
    }
}
