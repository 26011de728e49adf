package dev.eidos.k8s.agent;

import dev.eidos.document.Node;

/** What the state of a run means. */
sealed interface Verdict {

    /** Nothing is decided. */
    record Wait(String state) implements Verdict {}

    /** The result is there, written by this run. */
    record ResultReady(Node configMap) implements Verdict {}

    /** The Job has completed. */
    record Complete() implements Verdict {}

    /** The agent ended without success. */
    record AgentFailed(long exitCode, String reason, String message) implements Verdict {}

    record OutOfMemory() implements Verdict {}

    /** The pod has a node, and will not start there. */
    record CannotStart(String reason, String message) implements Verdict {}

    /** The Job's pod cannot be created: quota, admission, ServiceAccount. */
    record NoPod(String message) implements Verdict {}

    record Unschedulable(String message) implements Verdict {}

    /** Somebody deleted it: {@code Job} or {@code pod}. */
    record Gone(String kind) implements Verdict {}

    /** Another Job has the name now. */
    record Replaced(String uid) implements Verdict {}

    record Evicted(String reason, String message) implements Verdict {}

    record NodeLost(String message) implements Verdict {}

    /** Time is up. */
    record Deadline(String state) implements Verdict {}

    default boolean isFinal() {
        return !(this instanceof Wait);
    }
}
