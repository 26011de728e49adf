package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;

/** How far a Job is. */
final class JobState {
    private JobState() {}

    /** Whether it has completed or failed (batch/v1 JobStatus, conditions); one that is being deleted may not have. */
    static boolean hasEnded(Node job) {
        for (Node condition : Tree.items(job, "status", "conditions")) {
            String type = Tree.text(condition, "type");
            if (Tree.text(condition, "status").equals("True") && (type.equals("Complete") || type.equals("Failed"))) {
                return true;
            }
        }
        return false;
    }

    /** Neither ended nor on its way out: two runs that end at once must not leave shared objects to each other. */
    static boolean isAtWork(Node job) {
        return Tree.text(job, "metadata", "deletionTimestamp").isEmpty() && !hasEnded(job);
    }
}
