package dev.eidos.testing.fleet;

import dev.eidos.document.YamlWriter;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetDocument;
import dev.eidos.fleet.FleetNode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.snapshot.SnapshotDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A fleet whose nodes differ, as a folder: machines of several classes on EKS, and some without GPUs. */
public final class MixedFleet {
    private static final Instant TAKEN = Instant.parse("2026-11-22T23:43:10Z");
    private static final String VERSION = "v1.34.3-eks-3025e55";

    private final SyntheticFleet machines = new SyntheticFleet(7);
    private final List<Snapshot> nodes = new ArrayList<>();
    private final Map<String, List<String>> labels = new TreeMap<>();

    /** Adds nodes of a class. */
    public MixedFleet with(int count, HardwareClass hardware) {
        return with(count, hardware, _ -> {});
    }

    /**
     * Adds nodes of a class that are changed further.
     *
     * @param label such as {@code pool=a}, which the cluster's list of nodes has
     */
    public MixedFleet with(int count, HardwareClass hardware, Consumer<MachineFacts> change, String... label) {
        for (int i = 0; i < count; i++) {
            int number = nodes.size() + 1;
            MachineFacts facts = machines.facts(number, hardware);
            facts.put("K8s.node", "kubelet-version", VERSION);
            facts.put("K8s.node", "provider", "aws");
            facts.put("K8s.node", "provider-id", "aws:///us-east-1a/i-" + number);
            change.accept(facts);
            nodes.add(SyntheticFleet.snapshot(number, facts));
            label("nvidia.com/gpu.product=" + facts.text("K8s.node", "label.nvidia.com/gpu.product"), number);
            for (String one : label) {
                label(one, number);
            }
        }
        return this;
    }

    /** Adds nodes that have none. */
    public MixedFleet withoutGpus(int count) {
        return with(count, HardwareClass.L40S, facts -> {
            for (int gpu = 0; gpu < HardwareClass.L40S.gpus(); gpu++) {
                facts.removeSubtype("GPU.gpu-" + gpu);
                facts.removeSubtype("GPU.pci-" + gpu);
            }
            facts.removeSubtype("GPU.smi");
            facts.removeSubtype("GPU.pci");
            facts.put("GPU.pci", "gpu-count", 0);
            facts.removeKeys("K8s.node", key -> key.contains("nvidia.com/"));
            facts.put("K8s.node", "instance-type", "m7i.4xlarge");
        });
    }

    /** A machine with RHEL. */
    public static void rhel(MachineFacts facts) {
        facts.put("OS.release", "ID", "rhel");
        facts.put("OS.release", "VERSION_ID", "9.6");
        facts.put("K8s.node", "os-image", "Red Hat Enterprise Linux 9.6 (Plow)");
    }

    /** A machine whose type nobody tells. */
    public static void noInstanceType(MachineFacts facts) {
        facts.remove("K8s.node", "instance-type");
    }

    private void label(String label, int number) {
        if (!label.endsWith("=")) {
            labels.computeIfAbsent(label, _ -> new ArrayList<>()).add(SyntheticFleet.name(number));
        }
    }

    public List<Snapshot> nodes() {
        return List.copyOf(nodes);
    }

    /** Writes it as a run of agents does. */
    public Path write(Path folder) throws IOException {
        Path files = Files.createDirectories(folder.resolve("nodes"));
        List<FleetNode> index = new ArrayList<>();
        for (Snapshot node : nodes) {
            String name = node.metadata().sourceNode();
            var document = SnapshotDocument.withCluster(SnapshotDocument.of(node), "../cluster.yaml");
            Files.writeString(files.resolve(name + ".yaml"), YamlWriter.write(document));
            index.add(FleetNode.collected(String.valueOf(name), "nodes/" + name + ".yaml", "0".repeat(64)));
        }
        var cluster = new MachineFacts();
        cluster.put("K8s.server", "version", VERSION);
        labels.forEach((label, names) ->
                cluster.put("NodeTopology.label", label, names.size() + ": " + String.join(", ", names)));
        Files.writeString(
                folder.resolve("cluster.yaml"),
                YamlWriter.write(SnapshotDocument.of(
                        new Snapshot(new SnapshotMetadata(TAKEN, "0.1.0", null), cluster.measurements()))));
        Files.writeString(
                folder.resolve("fleet.yaml"),
                YamlWriter.write(FleetDocument.of(
                        new Fleet("2026-11-22T23:43:10Z", "0.1.0", "r", ClusterIdentity.UNKNOWN, index))));
        return folder;
    }
}
