package dev.eidos.snapshot.local;

import dev.eidos.collector.Collector;
import dev.eidos.collector.Snapshotter;
import dev.eidos.collector.gpu.GpuCollectors;
import dev.eidos.collector.gpu.GpuPresence;
import dev.eidos.collector.hardware.HardwareCollectors;
import dev.eidos.collector.k8s.K8sCollectors;
import dev.eidos.collector.k8s.K8sOptions;
import dev.eidos.collector.os.OsCollectors;
import dev.eidos.collector.systemd.SystemdCollectors;
import dev.eidos.host.HostRoot;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The state of this machine, and of the cluster that it can reach. What could not be read is in it as a gap. */
public final class LocalSnapshot {
    private LocalSnapshot() {}

    /**
     * Takes a snapshot now.
     *
     * @param cluster is left open; what it refuses, or that there is none, is a gap
     * @param version of the program that takes it, for the metadata
     * @throws InterruptedException if the thread is interrupted while the collectors work
     */
    public static Snapshot take(LocalSnapshotOptions options, ClusterConnection cluster, String version)
            throws InterruptedException {
        return take(options, cluster, version, (_, _) -> {});
    }

    /**
     * As {@link #take(LocalSnapshotOptions, ClusterConnection, String)}, and tells how long each collector took.
     *
     * @param done is told by several threads
     */
    public static Snapshot take(
            LocalSnapshotOptions options, ClusterConnection cluster, String version, BiConsumer<String, Duration> done)
            throws InterruptedException {
        HostRoot host = HostRoot.of(options.hostRoot());
        Map<String, String> environment = options.environment();
        @Nullable String nodeName = NodeName.of(host, environment);
        ProfileGaps view = ProfileGaps.of(environment);
        List<Collector> ofNode = new ArrayList<>();
        ofNode.addAll(OsCollectors.of(host));
        ofNode.addAll(SystemdCollectors.of(host, options.services(), environment));
        ofNode.addAll(GpuCollectors.of(host, environment));
        ofNode.addAll(HardwareCollectors.of(host));
        List<Collector> collectors = new ArrayList<>(view.ofNode(ofNode));
        K8sOptions ofCluster = K8sOptions.of(environment, nodeName, options.maxNodesPerEntry());
        collectors.addAll(
                environment.getOrDefault("EIDOS_SCOPE", "").equals("node")
                        ? K8sCollectors.ofNode(cluster, ofCluster)
                        : K8sCollectors.of(cluster, ofCluster));
        if (!options.only().isEmpty()) {
            collectors.removeIf(collector -> !options.only().contains(collector.type()));
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var snapshotter = new Snapshotter(options.timeout(), options.redaction(), done);
        List<Measurement> measurements = view.explained(snapshotter.collect(collectors));
        @Nullable
        String shownName = nodeName == null ? null : options.redaction().text(nodeName);
        return new Snapshot(
                new SnapshotMetadata(
                        now,
                        version,
                        shownName,
                        SnapshotOrigin.cluster(cluster, measurements, options.redaction()),
                        SnapshotOrigin.agent(environment)),
                measurements);
    }

    /** The answer to whether a snapshot shows an NVIDIA GPU, with an explanation. */
    public static GpuPresence gpu(Snapshot snapshot) {
        return GpuPresence.in(
                snapshot.measurement(Measurement.GPU).map(Measurement::subtypes).orElse(List.of()));
    }
}
