package dev.eidos.k8s.agent.fleet;

import dev.eidos.k8s.agent.api.AgentListener;
import java.time.Duration;

/** Is told how a run over many nodes gets on. Called from several threads, one call at a time. */
public interface FleetListener extends AgentListener {
    /** Hears nothing. */
    FleetListener SILENT = new FleetListener() {};

    /**
     * It is clear what becomes of a node.
     *
     * @param took since its agent was begun; nothing if it was not
     */
    default void finished(String node, NodeOutcome outcome, Duration took, FleetCount count) {}

    /** The count has changed, or time has passed. */
    default void counted(FleetCount count) {}
}
