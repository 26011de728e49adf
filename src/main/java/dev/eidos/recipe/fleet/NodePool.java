package dev.eidos.recipe.fleet;

import dev.eidos.recipe.Recipe;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Nodes of a cluster that need the same recipe.
 *
 * @param name of the form of a DNS label, such as {@code h100-ubuntu}
 * @param nodes how many there were
 * @param osVersions the versions of their operating system, such as {@code 24.04}
 * @param nodeSelector labels that all of them have and no other node has; empty if there are none
 */
public record NodePool(
        String name, int nodes, List<String> osVersions, SortedMap<String, String> nodeSelector, Recipe recipe) {
    public NodePool {
        osVersions = List.copyOf(osVersions);
        nodeSelector = Collections.unmodifiableSortedMap(new TreeMap<>(nodeSelector));
    }

    /** The node selector as kubectl writes it; empty if there is none. */
    public String selectorText() {
        return nodeSelector.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }
}
