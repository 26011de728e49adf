package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;

/** How far a Job is. */
final class JobState {
    private JobState() {}

    /** Whether it has neither completed nor failed (batch/v1 JobStatus, conditions). */
    static boolean isActive(Node job) {
        for (Node condition : Tree.items(job, "status", "conditions")) {
            String type = Tree.text(condition, "type");
            if (Tree.text(condition, "status").equals("True") && (type.equals("Complete") || type.equals("Failed"))) {
                return false;
            }
        }
        return true;
    }
}
