package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;

/** The stage that a Job is in. */
public final class JobState {
    private static final String WANTS_NO_POD = "0";

    private JobState() {}

    /**
     * Returns whether it has completed or failed (batch/v1 JobStatus, conditions); one that is being deleted may not
     * have.
     */
    public static boolean hasEnded(Value job) {
        // one that only owns what a run over many nodes has made is complete from the start
        if (WANTS_NO_POD.equals(job.text("spec", "completions"))) {
            return false;
        }
        for (Value condition : job.items("status", "conditions")) {
            String type = condition.text("type");
            if (condition.text("status").equals("True") && (type.equals("Complete") || type.equals("Failed"))) {
                return true;
            }
        }
        return false;
    }

    /** Neither ended nor on its way out: two runs that end at once must not leave shared objects to each other. */
    public static boolean isAtWork(Value job) {
        return job.text("metadata", "deletionTimestamp").isEmpty() && !hasEnded(job);
    }
}
