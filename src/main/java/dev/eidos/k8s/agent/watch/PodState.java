package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Tree;
import dev.eidos.document.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a pod with one container (Kubernetes documentation, "Pod Lifecycle"; the kubelet's waiting reasons are
 * in its {@code kuberuntime} and {@code images} packages).
 */
public sealed interface PodState {

    /** The reasons of a pod that was evicted, while its container may have ended as it was told to. */
    List<String> EVICTIONS = List.of("Evicted", "Preempting", "Preempted", "NodeShutdown", "Shutdown");

    /** There is none yet. */
    record Absent() implements PodState {}

    /** Somebody deleted it, or is about to. */
    record Deleted() implements PodState {}

    /** No node has been found. */
    record Unscheduled(String message) implements PodState {}

    /** A node has it; volumes, sandbox or image are being prepared. */
    record Starting() implements PodState {}

    /** The image cannot be had. */
    record NoImage(String reason, String message) implements PodState {}

    /** The container cannot be made of its image and configuration. */
    record NoContainer(String reason, String message) implements PodState {}

    record Running() implements PodState {}

    /** The container has ended. */
    record Ended(long exitCode, String reason, String message) implements PodState {}

    /** The node or the scheduler put it out, or the node never let it in: a pod that failed, not its container. */
    record Evicted(String reason, String message) implements PodState {}

    /** The control plane no longer hears of its node. */
    record Lost(String message) implements PodState {}

    static PodState of(WatchedObject pod) {
        return switch (pod) {
            case WatchedObject.Unseen _ -> new Absent();
            case WatchedObject.Gone _ -> new Deleted();
            case WatchedObject.Present(Value object) -> present(object);
        };
    }

    private static PodState present(Value pod) {
        Value status = Tree.at(pod, "status");
        String reason = Tree.text(status, "reason");
        if (reason.equals("NodeLost")) {
            return new Lost(Tree.text(status, "message"));
        }
        if (EVICTIONS.contains(reason)) {
            return new Evicted(reason, Tree.text(status, "message"));
        }
        List<Value> containers = Tree.items(status, "containerStatuses");
        Value container = containers.isEmpty() ? null : containers.getFirst();
        Value ended = Tree.at(container, "state", "terminated");
        boolean deleted = !Tree.text(pod, "metadata", "deletionTimestamp").isEmpty();
        if (ended != null && !(deleted && isKilled(ended))) {
            return new Ended(
                    Tree.number(ended, "exitCode", -1), Tree.text(ended, "reason"), Tree.text(ended, "message"));
        }
        if (ended == null && Tree.text(status, "phase").equals("Failed")) {
            return new Evicted(reason.isEmpty() ? "Failed" : reason, Tree.text(status, "message"));
        }
        if (deleted) {
            return deleted(status);
        }
        if (Tree.at(container, "state", "running") != null) {
            return isLost(status, container) ? new Lost("") : new Running();
        }
        return container == null ? beforeContainer(pod, status) : waiting(container);
    }

    /** By SIGTERM or SIGKILL, as the kubelet ends the containers of a pod that is deleted: 128 and the signal. */
    private static boolean isKilled(Value ended) {
        long code = Tree.number(ended, "exitCode", -1);
        return (code == 143 || code == 137) && !Tree.text(ended, "reason").equals("OOMKilled");
    }

    /** Kubernetes says since 1.26 in a condition whether it was preempted, drained or chased away by a taint. */
    private static PodState deleted(@Nullable Value status) {
        Value target = condition(status, "DisruptionTarget");
        return Tree.text(target, "status").equals("True")
                ? new Evicted(Tree.text(target, "reason"), Tree.text(target, "message"))
                : new Deleted();
    }

    /** The kubelet sets both from one source; that they differ is the node controller's doing. */
    private static boolean isLost(@Nullable Value status, @Nullable Value container) {
        return Tree.flag(container, "ready")
                && Tree.text(condition(status, "Ready"), "status").equals("False");
    }

    private static PodState beforeContainer(Value pod, @Nullable Value status) {
        if (!Tree.text(pod, "spec", "nodeName").isEmpty()) {
            return new Starting();
        }
        Value scheduled = condition(status, "PodScheduled");
        return new Unscheduled(Tree.text(scheduled, "status").equals("False") ? Tree.text(scheduled, "message") : "");
    }

    private static PodState waiting(Value container) {
        Value waiting = Tree.at(container, "state", "waiting");
        String reason = Tree.text(waiting, "reason");
        String message = Tree.text(waiting, "message");
        return switch (reason) {
            case "ErrImagePull",
                    "ImagePullBackOff",
                    "InvalidImageName",
                    "ErrImageNeverPull",
                    "ImageInspectError",
                    "RegistryUnavailable",
                    "SignatureValidationFailed" -> new NoImage(reason, message);
            case "CreateContainerConfigError",
                    "CreateContainerError",
                    "RunContainerError",
                    "CrashLoopBackOff",
                    "PreCreateHookError",
                    "PostStartHookError" -> new NoContainer(reason, message);
            default -> new Starting();
        };
    }

    private static Value condition(@Nullable Value status, String type) {
        for (Value condition : Tree.items(status, "conditions")) {
            if (Tree.text(condition, "type").equals(type)) {
                return condition;
            }
        }
        return Value.scalar("");
    }
}
