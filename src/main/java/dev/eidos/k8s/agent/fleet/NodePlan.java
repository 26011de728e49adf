package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.Placement;
import dev.eidos.k8s.agent.manifest.EligibleNodes;
import dev.eidos.k8s.agent.watch.NodeTaint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The nodes of a run: those that are taken, in the order of their names, and the others with the reason. Pure.
 *
 * @param skipped that are not meant by "every node": nobody could run the agent there, or wants to
 * @param unreachable that are meant, and cannot be had now
 * @param absent that were named, and are not in the cluster
 */
public record NodePlan(
        List<String> taken, Map<String, String> skipped, Map<String, String> unreachable, List<String> absent) {

    /**
     * Decides about each node.
     *
     * @param nodes as {@link NodeList} reads them
     * @param tolerations as the agents' pods have them
     */
    public static NodePlan of(
            Collection<Value> nodes, NodeChoice choice, Placement placement, List<Value> tolerations) {
        Map<String, Value> found = new TreeMap<>();
        nodes.forEach(node -> found.put(node.text("metadata", "name"), node));
        List<String> taken = new ArrayList<>();
        Map<String, String> skipped = new TreeMap<>();
        Map<String, String> unreachable = new TreeMap<>();
        boolean byName = !choice.named().isEmpty();
        TreeSet<String> wanted = new TreeSet<>(byName ? choice.named() : found.keySet());
        List<String> absent = new ArrayList<>();
        for (String name : wanted) {
            Value node = found.get(name);
            if (node == null) {
                absent.add(name);
            } else if (choice.excluded().contains(name)) {
                skipped.put(name, "excluded");
            } else {
                Optional<String> unfit = EligibleNodes.unfit(node, placement)
                        .or(() -> byName ? Optional.empty() : cordoned(node))
                        .or(() -> tainted(node, tolerations));
                Optional<String> unready = unready(node);
                if (unfit.isPresent()) {
                    skipped.put(name, unfit.get());
                } else if (unready.isPresent()) {
                    unreachable.put(name, unready.get());
                } else {
                    taken.add(name);
                }
            }
        }
        return new NodePlan(List.copyOf(taken), skipped, unreachable, List.copyOf(absent));
    }

    /** The same, with those that are not in the cluster among those that cannot be had. */
    public NodePlan withoutAbsent() {
        Map<String, String> all = new TreeMap<>(unreachable);
        absent.forEach(node -> all.put(node, "it is not in the cluster"));
        return new NodePlan(taken, skipped, all, List.of());
    }

    private static Optional<String> cordoned(Value node) {
        return node.flag("spec", "unschedulable")
                ? Optional.of("cordoned (spec.unschedulable); take it by --node")
                : Optional.empty();
    }

    private static Optional<String> tainted(Value node, List<Value> tolerations) {
        return NodeTaint.of(node).stream()
                .filter(taint -> !taint.isToleratedBy(tolerations))
                .findFirst()
                .map(taint -> "its taint is not tolerated: --toleration " + taint.toleration());
    }

    private static Optional<String> unready(Value node) {
        for (Value condition : node.items("status", "conditions")) {
            if (condition.text("type").equals("Ready")) {
                String message = condition.text("message");
                return switch (condition.text("status")) {
                    case "True" -> Optional.empty();
                    case "Unknown" -> Optional.of("nobody has heard of it: " + message);
                    default -> Optional.of("not ready: " + message);
                };
            }
        }
        return Optional.of("not ready: its kubelet has said nothing yet");
    }
}
