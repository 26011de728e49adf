package dev.eidos.k8s.agent.fleet;

import dev.eidos.k8s.agent.api.AgentListener;

/** Is told how a run over many nodes gets on. Called from several threads, one call at a time. */
public interface FleetListener extends AgentListener {
    /** Hears nothing. */
    FleetListener SILENT = new FleetListener() {};

    /** It is clear what becomes of a node. */
    default void finished(String node, NodeOutcome outcome, FleetCount count) {}

    /** The count has changed, or time has passed. */
    default void counted(FleetCount count) {}
}
