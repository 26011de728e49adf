package dev.eidos.live.workload;

import dev.eidos.document.Value;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A container that does not start, or does not stay. */
final class ContainerTrouble {
    private ContainerTrouble() {}

    static Optional<Trouble> of(Value container, Value pod, Events events) {
        String name = container.text("name");
        String image = container.text("image");
        String waiting = container.text("state", "waiting", "reason");
        String message = container.text("state", "waiting", "message");
        return switch (waiting) {
            case "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable", "ImageInspectError" -> {
                String said = events.said(pod, "Failed");
                yield Optional.of(noImage(image, said.length() > message.length() ? said : message));
            }
            case "InvalidImageName", "ErrImageNeverPull", "SignatureValidationFailed" ->
                Optional.of(noImage(image, waiting + ": " + message));
            case "CreateContainerConfigError" ->
                Optional.of(Trouble.of(
                        "container " + name + " lacks what it refers to: " + message,
                        "make that Secret or ConfigMap, or install what makes it"));
            case "CreateContainerError", "RunContainerError", "PreCreateHookError", "PostStartHookError" ->
                Optional.of(Trouble.of(
                        "container " + name + " cannot be started: " + message,
                        "look at the container runtime of " + pod.text("spec", "nodeName")));
            case "CrashLoopBackOff" ->
                Optional.of(ended(name, container.at("lastState", "terminated"), "keeps crashing"));
            default -> ended(container, name);
        };
    }

    private static Optional<Trouble> ended(Value container, String name) {
        Value now = container.at("state", "terminated");
        if (now != null && now.number("exitCode", 0) != 0) {
            return Optional.of(ended(name, now, "has crashed"));
        }
        return Optional.empty();
    }

    private static Trouble ended(String name, @Nullable Value end, String what) {
        if (end == null) {
            return new Trouble("container " + name + " " + what, logs(name), name);
        }
        String reason = end.text("reason");
        String words = end.text("message").strip();
        if (reason.equals("OOMKilled")) {
            return new Trouble(
                    "container " + name + " " + what + ": it needs more memory than its limit",
                    "raise its memory limit in the component's values",
                    name);
        }
        if (words.contains("exec format error")) {
            return Trouble.of(
                    "container " + name + " " + what + ": its image is for another architecture than the node",
                    "take an image for the node's architecture, or keep the pod off such nodes");
        }
        String said = "container " + name + " " + what + ": exit code " + end.number("exitCode", -1)
                + (reason.isEmpty() || reason.equals("Error") ? "" : ", " + reason)
                + (words.isEmpty() ? "" : ": " + words);
        return new Trouble(said, logs(name), name);
    }

    private static String logs(String name) {
        return "mend what its last lines say; more with kubectl logs --previous --container " + name;
    }

    private static Trouble noImage(String image, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        String what = "the image " + image + " cannot be pulled" + (message.isEmpty() ? "" : ": " + message);
        if (lower.contains("unauthorized") || lower.contains("denied") || lower.contains("forbidden")) {
            return Trouble.of(what, "give the pods a pull secret for that registry (imagePullSecrets of the chart)");
        }
        if (lower.contains("not found") || lower.contains("manifest unknown")) {
            return Trouble.of(
                    what,
                    "see that the registry has this tag: copy it to the mirror, or correct the version in the values");
        }
        if (lower.contains("no such host") || lower.contains("timeout") || lower.contains("connection refused")) {
            return Trouble.of(what, "see that nodes reach that registry: DNS, proxy, firewall; or take a mirror");
        }
        if (lower.contains("no match for platform")) {
            return Trouble.of(what, "take an image for the node's architecture, or keep the pod off such nodes");
        }
        return Trouble.of(what, "see that nodes can pull it, or take a mirror that has it");
    }
}
