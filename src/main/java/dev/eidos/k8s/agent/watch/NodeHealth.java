package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;
import java.util.Optional;

/**
 * A check of whether a node is still there (Kubernetes documentation, "Node Status"): the control plane has not heard
 * of it for 40 s when its Ready condition is Unknown. One that says itself that it is not ready may well run a pod.
 */
public final class NodeHealth {
    private NodeHealth() {}

    /** The trouble with a node; empty while it is well or nothing is known. */
    public static Optional<String> trouble(WatchedObject node) {
        return switch (node) {
            case WatchedObject.Unseen _ -> Optional.empty();
            case WatchedObject.Gone _ -> Optional.of("the node was deleted");
            case WatchedObject.Present(Value object) -> ready(object);
        };
    }

    private static Optional<String> ready(Value node) {
        for (Value condition : node.items("status", "conditions")) {
            if (condition.text("type").equals("Ready")
                    && condition.text("status").equals("Unknown")) {
                return Optional.of(condition.text("message"));
            }
        }
        return Optional.empty();
    }
}
