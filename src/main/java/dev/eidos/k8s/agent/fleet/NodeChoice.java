package dev.eidos.k8s.agent.fleet;

import java.util.List;
import java.util.Set;

/**
 * The nodes that the user wants.
 *
 * @param selector labels in the API's own grammar; empty for all nodes
 * @param named nodes by name; empty for all that the selector finds
 * @param excluded nodes that are not wanted, by name
 */
public record NodeChoice(String selector, List<String> named, Set<String> excluded) {
    public NodeChoice {
        named = named.stream().distinct().toList();
        excluded = Set.copyOf(excluded);
    }
}
