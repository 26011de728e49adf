package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;
import dev.eidos.k8s.configmap.ResultSeal;
import java.util.Optional;

/** The meaning of a run's state. */
public sealed interface RunVerdict {

    /** Nothing is decided. */
    record Wait(String state) implements RunVerdict {}

    /** A verdict that nothing changes any more. */
    sealed interface Final extends RunVerdict {}

    /**
     * The agent has written its result, and said which it is.
     *
     * @param configMap the result's first, if the watch has shown it already
     */
    record ResultReady(ResultSeal seal, Optional<Value> configMap) implements Final {}

    /** The agent has ended well, and did not say what it wrote; or its pod is gone, and its word with it. */
    record Complete() implements Final {}

    /** The run has failed. */
    sealed interface Failure extends Final {}

    /** A container that others put before the agent's ended without success, so that the agent never ran. */
    record InitFailed(String container, long exitCode, String reason) implements Failure {}

    /** The agent ended without success. */
    record AgentFailed(long exitCode, String reason, String message) implements Failure {}

    record OutOfMemory() implements Failure {}

    /** The pod has a node, and will not start there. */
    record CannotStart(String reason, String message) implements Failure {}

    /** The Job's pod cannot be created: quota, admission, ServiceAccount. */
    record NoPod(String message) implements Failure {}

    record Unschedulable(String message) implements Failure {}

    /** Somebody deleted it: {@code Job} or {@code pod}. */
    record Gone(String kind) implements Failure {}

    /** Another Job has the name now. */
    record Replaced(String uid) implements Failure {}

    record Evicted(String reason, String message) implements Failure {}

    record NodeLost(String message) implements Failure {}

    /** Time is up. */
    record Deadline(String state) implements Failure {}
}
