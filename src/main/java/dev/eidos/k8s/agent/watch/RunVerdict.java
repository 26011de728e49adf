package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;

/** The verdict on a run, by its state. */
public sealed interface RunVerdict {

    /** Nothing is decided. */
    record Wait(String state) implements RunVerdict {}

    /** The result is there, written by this run. */
    record ResultReady(Value configMap) implements RunVerdict {}

    /** The Job has completed. */
    record Complete() implements RunVerdict {}

    /** The agent ended without success. */
    record AgentFailed(long exitCode, String reason, String message) implements RunVerdict {}

    record OutOfMemory() implements RunVerdict {}

    /** The pod has a node, and will not start there. */
    record CannotStart(String reason, String message) implements RunVerdict {}

    /** The Job's pod cannot be created: quota, admission, ServiceAccount. */
    record NoPod(String message) implements RunVerdict {}

    record Unschedulable(String message) implements RunVerdict {}

    /** Somebody deleted it: {@code Job} or {@code pod}. */
    record Gone(String kind) implements RunVerdict {}

    /** Another Job has the name now. */
    record Replaced(String uid) implements RunVerdict {}

    record Evicted(String reason, String message) implements RunVerdict {}

    record NodeLost(String message) implements RunVerdict {}

    /** Time is up. */
    record Deadline(String state) implements RunVerdict {}

    default boolean isFinal() {
        return !(this instanceof Wait);
    }
}
