package dev.eidos.k8s.agent.fleet;

import dev.eidos.k8s.agent.api.AgentResult;

/** The place that snapshots go to as they arrive. Called from several threads at once. */
public interface SnapshotSink {
    /**
     * Keeps a snapshot for good: it is deleted from the cluster afterwards.
     *
     * @throws dev.eidos.error.EidosException if it cannot be kept, which ends the run
     */
    void keep(String node, AgentResult.Content content) throws InterruptedException;
}
