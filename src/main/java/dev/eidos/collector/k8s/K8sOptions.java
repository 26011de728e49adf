package dev.eidos.collector.k8s;

import dev.eidos.error.MalformedValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options of the cluster's collectors.
 *
 * @param nodeName the node that this process surely runs on; none if nobody said
 * @param hostname this machine's name, which may be that of a node too
 * @param maxNodesPerEntry the most names of nodes that an entry of the topology lists; 0 for all
 */
public record K8sOptions(
        @Nullable String nodeName, @Nullable String hostname, int maxNodesPerEntry) {
    public static final int DEFAULT_MAX_NODES_PER_ENTRY = 10;

    public K8sOptions {
        requireNodesPerEntry(maxNodesPerEntry);
    }

    /**
     * Refuses what is no number of nodes.
     *
     * @throws MalformedValue if it is negative
     */
    public static void requireNodesPerEntry(int nodes) {
        if (nodes < 0) {
            throw new MalformedValue(
                    "a negative number of nodes per entry",
                    Integer.toString(nodes),
                    null,
                    "give 0 for all, or a positive number");
        }
    }

    /** Takes the node's name from where a pod's downward API puts it: {@code EIDOS_NODE_NAME}, {@code NODE_NAME}. */
    public static K8sOptions of(Map<String, String> environment, @Nullable String hostname, int maxNodesPerEntry) {
        String own = environment.getOrDefault("EIDOS_NODE_NAME", "");
        String name = own.isBlank() ? environment.getOrDefault("NODE_NAME", "") : own;
        return new K8sOptions(name.isBlank() ? null : name, hostname, maxNodesPerEntry);
    }
}
