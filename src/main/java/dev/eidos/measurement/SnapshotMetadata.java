package dev.eidos.measurement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a snapshot. Other tools' snapshots may lack any of it.
 *
 * @param timestamp the time at which the snapshot was taken
 * @param version the version of the tool that took it
 * @param sourceNode the node's name in Kubernetes if it is one, else the host's name
 */
public record SnapshotMetadata(
        @Nullable Instant timestamp,
        @Nullable String version,
        @Nullable String sourceNode) {}
