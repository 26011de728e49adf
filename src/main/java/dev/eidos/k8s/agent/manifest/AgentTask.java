package dev.eidos.k8s.agent.manifest;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.Optional;

/**
 * The task of one agent: the result that it writes, and what that goes with.
 *
 * @param result where it is written
 * @param owner with which the result goes; none for one that the user named
 * @param ownNode whether it reads its own node alone, and not what all nodes have in common
 */
public record AgentTask(ConfigMapUri result, Optional<Owner> owner, boolean ownNode) {

    /** The Job that owns a result. */
    public sealed interface Owner {
        String job();

        /** The one whose controller makes the agent's pod, which tells the agent its UID. */
        record OfPod(String job) implements Owner {}

        /** One whose UID is known. */
        record Known(String job, String uid) implements Owner {}
    }

    /** The task of the agent that a Job runs. */
    static AgentTask ofJob(AgentConfig config, RunId run, String jobName) {
        Optional<Owner> owner =
                config.run().output().isEmpty() ? Optional.of(new Owner.OfPod(jobName)) : Optional.empty();
        return new AgentTask(config.result(run), owner, false);
    }
}
