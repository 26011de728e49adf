package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.JobState;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.syntax.EidosLabels;
import java.util.Optional;

/** The decision about the Job's name, given the Job that has it. */
sealed interface NameDecision {

    /** Nobody has it. */
    record Take() implements NameDecision {}

    /** A Job that is over, or that the user wants replaced, has it: delete that, wait, then take it. */
    record Clear(String uid) implements NameDecision {}

    /** An active run has it, and the user does not mind another name. */
    record TakeAnother() implements NameDecision {}

    /** It is taken, and stays so. */
    record Refuse(String reason, String suggestion) implements NameDecision {}

    /**
     * Decides.
     *
     * @param found the Job of that name
     */
    static NameDecision of(AgentConfig config, Optional<Value.Mapping> found) {
        if (found.isEmpty()) {
            return new Take();
        }
        Value.Mapping job = found.get();
        String uid = job.text("metadata", "uid");
        boolean named = config.placement().jobName().isPresent();
        if (!Labels.areOurs(job)) {
            return named ? new Refuse("it was not made by eidos", "choose another --job-name") : new TakeAnother();
        }
        // one that is being deleted cannot be had sooner by waiting less
        boolean over = JobState.hasEnded(job)
                || !job.text("metadata", "deletionTimestamp").isEmpty();
        if (over || config.placement().replace()) {
            return new Clear(uid);
        }
        return named
                ? new Refuse(
                        "run " + job.text("metadata", "labels", EidosLabels.RUN_ID) + " is active",
                        "wait for it, end it with --replace, or leave --job-name out")
                : new TakeAnother();
    }
}
