package dev.eidos.recipe.pool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The choice of labels that tell pools apart. All pools are told apart by the same keys, each with values of its own,
 * so that no node, not even one that comes later, can be of two: the GPU Operator refuses drivers that select the same
 * node (NVIDIA/gpu-operator, internal/validator, nodeSelectorsCanSelectSameGPUNode).
 */
final class PoolSelectors {
    private PoolSelectors() {}

    /**
     * The node selector of each pool, by the pool's name; empty if no labels will do.
     *
     * @param pools the nodes of each
     * @param tags the labels of all nodes that are known of, by node
     */
    static Map<String, SortedMap<String, String>> of(
            Map<String, List<String>> pools, Map<String, Map<String, String>> tags) {
        Set<String> keys = new HashSet<>();
        pools.values()
                .forEach(nodes -> nodes.forEach(
                        node -> keys.addAll(tags.getOrDefault(node, Map.of()).keySet())));
        List<String> uniform = PoolLabels.ranked(keys).stream()
                .filter(key -> pools.values().stream().allMatch(nodes -> common(key, nodes, tags) != null))
                .toList();
        for (List<String> chosen : choices(uniform)) {
            Optional<Map<String, SortedMap<String, String>>> told = told(chosen, pools, tags);
            if (told.isPresent()) {
                return told.get();
            }
        }
        return Map.of();
    }

    /** One key, then two. */
    private static List<List<String>> choices(List<String> keys) {
        List<List<String>> choices = new ArrayList<>();
        keys.forEach(key -> choices.add(List.of(key)));
        for (int one = 0; one < keys.size(); one++) {
            for (int other = one + 1; other < keys.size(); other++) {
                choices.add(List.of(keys.get(one), keys.get(other)));
            }
        }
        return choices;
    }

    private static Optional<Map<String, SortedMap<String, String>>> told(
            List<String> keys, Map<String, List<String>> pools, Map<String, Map<String, String>> tags) {
        Map<String, SortedMap<String, String>> selectors = new LinkedHashMap<>();
        Set<SortedMap<String, String>> seen = new HashSet<>();
        for (Map.Entry<String, List<String>> pool : pools.entrySet()) {
            SortedMap<String, String> selector = new TreeMap<>();
            for (String key : keys) {
                String value = common(key, pool.getValue(), tags);
                if (value == null) {
                    return Optional.empty();
                }
                selector.put(key, value);
            }
            Set<String> nodes = new HashSet<>(pool.getValue());
            boolean others = tags.entrySet().stream()
                    .anyMatch(node -> !nodes.contains(node.getKey())
                            && node.getValue().entrySet().containsAll(selector.entrySet()));
            if (others || !seen.add(selector)) {
                return Optional.empty();
            }
            selectors.put(pool.getKey(), selector);
        }
        return Optional.of(selectors);
    }

    /** The value that all nodes have; null if one has another, or none. */
    private static @Nullable String common(String key, List<String> nodes, Map<String, Map<String, String>> tags) {
        String common = null;
        for (String node : nodes) {
            String value = tags.getOrDefault(node, Map.of()).get(key);
            if (value == null || value.isEmpty() || (common != null && !common.equals(value))) {
                return null;
            }
            common = value;
        }
        return common;
    }
}
