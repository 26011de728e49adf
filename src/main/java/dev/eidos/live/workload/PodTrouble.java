package dev.eidos.live.workload;

import dev.eidos.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reason for which a pod does not run (Kubernetes documentation, "Pod Lifecycle"; the kubelet's waiting reasons).
 * It says for any pod what the agent's own watch says for the agent's.
 */
public final class PodTrouble {
    private PodTrouble() {}

    /** The trouble of a pod; empty if it has none. */
    public static Optional<Trouble> of(Value pod, Events events) {
        if (pod.text("status", "phase").equals("Succeeded")) {
            return Optional.empty();
        }
        if (!pod.text("metadata", "deletionTimestamp").isEmpty()) {
            return Optional.of(
                    Trouble.of("a pod is being deleted", "wait for it, or see why its node does not end it"));
        }
        String failed = pod.text("status", "phase").equals("Failed") ? pod.text("status", "reason") : "";
        if (!failed.isEmpty()) {
            return Optional.of(
                    NodeTroubles.failed(failed, pod.text("status", "message"), pod.text("spec", "nodeName")));
        }
        if (pod.text("spec", "nodeName").isEmpty()) {
            return Optional.of(SchedulingTrouble.of(pod));
        }
        for (Value container : containers(pod)) {
            Optional<Trouble> trouble = ContainerTrouble.of(container, pod, events);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        return Conditions.is(pod, "Ready", "True") ? Optional.empty() : Optional.of(notReady(pod, events));
    }

    /** Returns whether a pod needs no second look. */
    public static boolean isWell(Value pod) {
        return pod.text("status", "phase").equals("Succeeded")
                || (Conditions.is(pod, "Ready", "True")
                        && pod.text("metadata", "deletionTimestamp").isEmpty());
    }

    /** Those that run first, first. */
    private static List<Value> containers(Value pod) {
        List<Value> all = new ArrayList<>(pod.items("status", "initContainerStatuses"));
        all.addAll(pod.items("status", "containerStatuses"));
        return all;
    }

    private static Trouble notReady(Value pod, Events events) {
        String mount = events.said(pod, "FailedMount", "FailedAttachVolume", "FailedMapVolume");
        if (!mount.isEmpty()) {
            return Trouble.of("a volume cannot be mounted: " + mount, MountAdvice.of(mount));
        }
        String sandbox = events.said(pod, "FailedCreatePodSandBox");
        if (!sandbox.isEmpty()) {
            return Trouble.of(
                    "the node cannot make its sandbox: " + sandbox,
                    "look at the network plugin and the container runtime of " + pod.text("spec", "nodeName"));
        }
        String probe = events.said(pod, "Unhealthy");
        if (!probe.isEmpty()) {
            return Trouble.of("runs, but is not healthy: " + probe, "see its log: " + log(pod));
        }
        String why = Conditions.words(Conditions.of(pod, "Ready"));
        return Trouble.of(
                why.isEmpty() ? "has started and is not ready yet" : "is not ready: " + why,
                "see what it says: kubectl describe pod " + place(pod));
    }

    private static String log(Value pod) {
        return "kubectl logs " + place(pod) + " --all-containers";
    }

    static String place(Value pod) {
        return pod.text("metadata", "name") + " --namespace " + pod.text("metadata", "namespace");
    }
}
