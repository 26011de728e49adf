package dev.eidos.k8s.agent.fleet;

import dev.eidos.error.EidosException;

/** The fate of one node in a run. */
public sealed interface NodeOutcome {

    /** Its snapshot has arrived, and is safe where the caller keeps it. */
    record Collected() implements NodeOutcome {}

    /** No snapshot came of it. */
    record Failed(EidosException why) implements NodeOutcome {}

    /** Its turn did not come, or its agent was stopped: the run ended before. */
    record NotDone(String why) implements NodeOutcome {}
}
