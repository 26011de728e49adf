package dev.eidos.k8s.agent.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of its node that the agent's pod may see. */
public enum Profile {
    /** A privileged container with the node's whole file tree: everything that a snapshot can hold. */
    PRIVILEGED,
    /**
     * A container without privileges that reads, as an ordinary user, the directories where most of a snapshot is. No
     * GPU driver (its devices need privileges), no kubelet's directory (it holds the Secrets of the node's pods).
     */
    NODE,
    /** A container that fits the restricted Pod Security Standard: what the API server tells, and nothing else. */
    RESTRICTED;

    /**
     * Directories that are on every Linux node (Filesystem Hierarchy Standard 3.0, and the kernel's own), because a
     * path that is missing would be made by the runtime, or keep the pod from starting.
     */
    private static final List<String> NODE_PATHS = List.of("/etc", "/proc", "/run", "/sys", "/usr");

    /** The name as {@code --profile} and the agent's environment write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Profile> of(String label) {
        return Arrays.stream(values())
                .filter(profile -> profile.label().equals(label))
                .findFirst();
    }

    /** The paths of the node that the pod sees, read-only. */
    public List<String> hostPaths() {
        return switch (this) {
            case PRIVILEGED -> List.of("/");
            case NODE -> NODE_PATHS;
            case RESTRICTED -> List.of();
        };
    }

    /** Returns whether a path of the node lies in what the pod sees. */
    public boolean sees(String hostPath) {
        return hostPaths().stream()
                .anyMatch(seen -> seen.equals("/") || hostPath.equals(seen) || hostPath.startsWith(seen + "/"));
    }

    /** The level of the Pod Security Standards that a namespace must allow for such a pod. */
    public String podSecurityLevel() {
        return switch (this) {
            // "node" too: already the baseline level forbids every hostPath and the host's namespaces.
            case PRIVILEGED, NODE -> "privileged";
            case RESTRICTED -> "restricted";
        };
    }
}
