package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.AgentContainer;
import java.util.List;
import java.util.Optional;

/**
 * The state of the agent's pod (Kubernetes documentation, "Pod Lifecycle"; the kubelet's waiting reasons are in its
 * {@code kuberuntime} and {@code images} packages). The agent's container is the one of its name: what runs in a
 * cluster may inject others into every pod.
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

    /** A container that others put before the agent's has failed, and the pod with it. */
    record InitFailed(String container, long exitCode, String reason) implements PodState {}

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
        String reason = pod.text("status", "reason");
        if (reason.equals("NodeLost")) {
            return new Lost(pod.text("status", "message"));
        }
        if (EVICTIONS.contains(reason)) {
            return new Evicted(reason, pod.text("status", "message"));
        }
        Value container = agent(pod);
        Value ended = container.at("state", "terminated");
        boolean deleted = !pod.text("metadata", "deletionTimestamp").isEmpty();
        if (ended != null && !(deleted && isKilled(ended))) {
            return new Ended(ended.number("exitCode", -1), ended.text("reason"), ended.text("message"));
        }
        if (ended == null && pod.text("status", "phase").equals("Failed")) {
            PodState failed = new Evicted(reason.isEmpty() ? "Failed" : reason, pod.text("status", "message"));
            return initFailed(pod).orElse(failed);
        }
        if (deleted) {
            return disrupted(pod);
        }
        if (container.at("state", "running") != null) {
            return isLost(pod, container) ? new Lost("") : new Running();
        }
        return container.equals(Value.Mapping.EMPTY) ? beforeContainer(pod) : waiting(container);
    }

    /** Empty while the kubelet has told of no container. */
    private static Value agent(Value pod) {
        for (Value container : pod.items("status", "containerStatuses")) {
            if (container.text("name").equals(AgentContainer.NAME)) {
                return container;
            }
        }
        return Value.Mapping.EMPTY;
    }

    private static Optional<PodState> initFailed(Value pod) {
        for (Value container : pod.items("status", "initContainerStatuses")) {
            Value ended = container.at("state", "terminated");
            if (ended != null && ended.number("exitCode", -1) != 0) {
                long exitCode = ended.number("exitCode", -1);
                return Optional.of(new InitFailed(container.text("name"), exitCode, ended.text("reason")));
            }
        }
        return Optional.empty();
    }

    /** By SIGTERM or SIGKILL, as the kubelet ends the containers of a pod that is deleted: 128 and the signal. */
    private static boolean isKilled(Value ended) {
        long code = ended.number("exitCode", -1);
        return (code == 143 || code == 137) && !ended.text("reason").equals("OOMKilled");
    }

    /** Kubernetes says since 1.26 in a condition whether it was preempted, drained or chased away by a taint. */
    private static PodState disrupted(Value pod) {
        Value target = condition(pod, "DisruptionTarget");
        return target.text("status").equals("True")
                ? new Evicted(target.text("reason"), target.text("message"))
                : new Deleted();
    }

    /** The kubelet sets both from one source; that they differ is the node controller's doing. */
    private static boolean isLost(Value pod, Value container) {
        return container.flag("ready") && condition(pod, "Ready").text("status").equals("False");
    }

    private static PodState beforeContainer(Value pod) {
        if (!pod.text("spec", "nodeName").isEmpty()) {
            return new Starting();
        }
        Value scheduled = condition(pod, "PodScheduled");
        return new Unscheduled(scheduled.text("status").equals("False") ? scheduled.text("message") : "");
    }

    private static PodState waiting(Value container) {
        String reason = container.text("state", "waiting", "reason");
        String message = container.text("state", "waiting", "message");
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

    private static Value condition(Value pod, String type) {
        for (Value condition : pod.items("status", "conditions")) {
            if (condition.text("type").equals(type)) {
                return condition;
            }
        }
        return Value.Mapping.EMPTY;
    }
}
