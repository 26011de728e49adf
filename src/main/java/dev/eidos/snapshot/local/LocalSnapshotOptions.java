package dev.eidos.snapshot.local;

import dev.eidos.collector.k8s.K8sOptions;
import dev.eidos.error.MalformedValue;
import dev.eidos.redact.Redaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The options of a snapshot of this machine.
 *
 * @param hostRoot the folder that the machine's {@code /} is, or is mounted under
 * @param timeout the time for all collectors; what has not answered by then is recorded as not collected
 * @param services systemd units to capture besides the usual ones
 * @param maxNodesPerEntry the most names of nodes that an entry of the topology lists; 0 for all
 * @param redaction the rules by which credentials are hidden in all that is captured
 * @param only the types of measurement to take; all if it is empty
 * @param environment the variables of the process: where programs are, and in an agent's pod its node and profile
 */
public record LocalSnapshotOptions(
        Path hostRoot,
        Duration timeout,
        List<String> services,
        int maxNodesPerEntry,
        Redaction redaction,
        List<String> only,
        Map<String, String> environment) {

    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
    public static final int DEFAULT_MAX_NODES_PER_ENTRY = K8sOptions.DEFAULT_MAX_NODES_PER_ENTRY;

    /** @throws MalformedValue if the number of nodes per entry is negative */
    public LocalSnapshotOptions {
        K8sOptions.requireNodesPerEntry(maxNodesPerEntry);
        services = List.copyOf(services);
        only = List.copyOf(only);
        environment = Map.copyOf(environment);
    }

    /** All types of measurement. */
    public LocalSnapshotOptions(
            Path hostRoot,
            Duration timeout,
            List<String> services,
            int maxNodesPerEntry,
            Redaction redaction,
            Map<String, String> environment) {
        this(hostRoot, timeout, services, maxNodesPerEntry, redaction, List.of(), environment);
    }

    /** The machine that this process runs on, as it is usually captured. */
    public static LocalSnapshotOptions standard(Map<String, String> environment) {
        return new LocalSnapshotOptions(
                Path.of("/"), DEFAULT_TIMEOUT, List.of(), DEFAULT_MAX_NODES_PER_ENTRY, Redaction.STANDARD, environment);
    }
}
