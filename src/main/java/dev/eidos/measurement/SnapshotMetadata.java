package dev.eidos.measurement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a snapshot. Other tools' snapshots may lack any of it.
 *
 * @param timestamp the time at which the snapshot was taken
 * @param version the version of the tool that took it
 * @param sourceNode the node's name in Kubernetes if it is one, else the host's name
 * @param cluster the cluster that was asked
 * @param agent the agent's run that took it
 */
public record SnapshotMetadata(
        @Nullable Instant timestamp,
        @Nullable String version,
        @Nullable String sourceNode,
        ClusterIdentity cluster,
        AgentOrigin agent) {

    /** Of a machine that is of no cluster, by no agent. */
    public SnapshotMetadata(@Nullable Instant timestamp, @Nullable String version, @Nullable String sourceNode) {
        this(timestamp, version, sourceNode, ClusterIdentity.UNKNOWN, AgentOrigin.NONE);
    }
}
