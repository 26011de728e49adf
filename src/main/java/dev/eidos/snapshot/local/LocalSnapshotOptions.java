package dev.eidos.snapshot.local;

import dev.eidos.collector.k8s.K8sOptions;
import dev.eidos.error.MalformedValue;
import dev.eidos.redact.Redaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the snapshot of this machine is to be of.
 *
 * @param hostRoot the folder that the machine's {@code /} is, or is mounted under
 * @param timeout what has not answered by then is recorded as not collected
 * @param services systemd units to capture besides the usual ones
 * @param maxNodesPerEntry how many nodes' names an entry of the topology lists; 0 for all
 * @param redaction what is hidden of all that is captured
 * @param environment what the process is told: where programs are, and by an agent's pod its node and profile
 */
public record LocalSnapshotOptions(
        Path hostRoot,
        Duration timeout,
        List<String> services,
        int maxNodesPerEntry,
        Redaction redaction,
        Map<String, String> environment) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
    public static final int DEFAULT_MAX_NODES_PER_ENTRY = K8sOptions.DEFAULT_MAX_NODES_PER_ENTRY;

    /** @throws MalformedValue if the number of nodes per entry is negative */
    public LocalSnapshotOptions {
        K8sOptions.requireNodesPerEntry(maxNodesPerEntry);
        services = List.copyOf(services);
        environment = Map.copyOf(environment);
    }

    /** The machine that this process runs on, as it is usually captured. */
    public static LocalSnapshotOptions standard(Map<String, String> environment) {
        return new LocalSnapshotOptions(
                Path.of("/"), DEFAULT_TIMEOUT, List.of(), DEFAULT_MAX_NODES_PER_ENTRY, Redaction.STANDARD, environment);
    }
}
