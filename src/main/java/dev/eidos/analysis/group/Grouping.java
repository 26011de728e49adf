package dev.eidos.analysis.group;

import dev.eidos.compare.NodeFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The groups of a fleet. A node of which less is known, because its driver is gone or a label is missing, belongs to
 * the largest group that it may be of: what is wrong with it must not make it a group of its own.
 */
public final class Grouping {
    private static final int MANY = 10;
    private static final String ROLE = "K8s.node.label.node-role.kubernetes.io/";

    private Grouping() {}

    /** The groups, the largest first. */
    public static List<NodeGroup> of(List<NodeFacts> nodes) {
        Map<Kinship, List<NodeFacts>> groups = new LinkedHashMap<>();
        for (NodeFacts node : nodes) {
            groups.computeIfAbsent(Kinship.of(node, roles(node)), _ -> new ArrayList<>())
                    .add(node);
        }
        for (Kinship kinship : List.copyOf(groups.keySet())) {
            Optional<Kinship> home = groups.keySet().stream()
                    .filter(kinship::fits)
                    .max(Comparator.comparingInt((Kinship other) ->
                            groups.getOrDefault(other, List.of()).size()));
            if (home.isPresent()
                    && groups.getOrDefault(home.get(), List.of()).size()
                            >= groups.getOrDefault(kinship, List.of()).size()) {
                List<NodeFacts> few = groups.remove(kinship);
                groups.getOrDefault(home.get(), new ArrayList<>()).addAll(few == null ? List.of() : few);
            }
        }
        strays(groups);
        return groups.entrySet().stream()
                .map(entry -> new NodeGroup(entry.getKey().name(), entry.getValue()))
                .sorted(Comparator.comparingInt(
                                (NodeGroup group) -> -group.nodes().size())
                        .thenComparing(NodeGroup::name))
                .toList();
    }

    /** One or two that differ from many in one thing alone have that thing wrong, or got a part of another kind. */
    private static void strays(Map<Kinship, List<NodeFacts>> groups) {
        for (Kinship kinship : List.copyOf(groups.keySet())) {
            List<NodeFacts> few = groups.getOrDefault(kinship, List.of());
            Optional<Kinship> home = groups.keySet().stream()
                    .filter(other -> size(groups, other) >= MANY * few.size())
                    .filter(kinship::isStrayOf)
                    .max(Comparator.comparingInt(other -> size(groups, other)));
            if (few.size() < NodeGroup.LEAST && home.isPresent()) {
                groups.remove(kinship);
                groups.getOrDefault(home.get(), new ArrayList<>()).addAll(few);
            }
        }
    }

    private static int size(Map<Kinship, List<NodeFacts>> groups, Kinship kinship) {
        return groups.getOrDefault(kinship, List.of()).size();
    }

    /** The node pool that a node is of, or its roles; empty where neither is known. */
    public static String pool(NodeFacts node) {
        return Kinship.of(node, roles(node)).pool();
    }

    private static List<String> roles(NodeFacts node) {
        List<String> roles = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            if (node.path(i).key().startsWith("label.node-role.")
                    && node.path(i).text().startsWith(ROLE)) {
                roles.add(node.path(i).text().substring(ROLE.length()));
            }
        }
        return roles;
    }
}
