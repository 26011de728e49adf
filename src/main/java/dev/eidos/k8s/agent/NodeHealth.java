package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import java.util.Optional;

/** Whether a node is still there (Kubernetes documentation, "Node Status": a Ready condition that is Unknown). */
final class NodeHealth {
    private NodeHealth() {}

    /** What is wrong with it; empty while it is well or nothing is known. */
    static Optional<String> trouble(Sight node) {
        return switch (node) {
            case Sight.Unseen _ -> Optional.empty();
            case Sight.Gone _ -> Optional.of("the node was deleted");
            case Sight.Present(Node object) -> ready(object);
        };
    }

    private static Optional<String> ready(Node node) {
        for (Node condition : Tree.items(node, "status", "conditions")) {
            if (Tree.text(condition, "type").equals("Ready")
                    && !Tree.text(condition, "status").equals("True")) {
                return Optional.of(Tree.text(condition, "message"));
            }
        }
        return Optional.empty();
    }
}
