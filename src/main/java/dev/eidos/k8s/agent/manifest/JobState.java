package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Tree;
import dev.eidos.document.Value;

/** How far a Job is. */
public final class JobState {
    private JobState() {}

    /** Whether it has completed or failed (batch/v1 JobStatus, conditions); one that is being deleted may not have. */
    public static boolean hasEnded(Value job) {
        for (Value condition : Tree.items(job, "status", "conditions")) {
            String type = Tree.text(condition, "type");
            if (Tree.text(condition, "status").equals("True") && (type.equals("Complete") || type.equals("Failed"))) {
                return true;
            }
        }
        return false;
    }

    /** Neither ended nor on its way out: two runs that end at once must not leave shared objects to each other. */
    public static boolean isAtWork(Value job) {
        return Tree.text(job, "metadata", "deletionTimestamp").isEmpty() && !hasEnded(job);
    }
}
