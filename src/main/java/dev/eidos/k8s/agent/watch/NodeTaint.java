package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;
import java.util.List;

/** A taint of a node (Taint v1 core), of an effect that keeps pods off. */
public record NodeTaint(String node, String key, String value, String effect) {

    /** All of a node. */
    public static List<NodeTaint> of(Value node) {
        return node.items("spec", "taints").stream()
                .filter(taint -> !taint.text("effect").equals("PreferNoSchedule"))
                .map(taint -> new NodeTaint(
                        node.text("metadata", "name"), taint.text("key"), taint.text("value"), taint.text("effect")))
                .toList();
    }

    /** Returns whether one of a pod's tolerations (Toleration v1 core) covers it. */
    public boolean isToleratedBy(List<Value> tolerations) {
        return tolerations.stream().anyMatch(this::isToleratedBy);
    }

    private boolean isToleratedBy(Value toleration) {
        boolean exists = toleration.text("operator").equals("Exists");
        return isEmptyOr(key, toleration.text("key"))
                && isEmptyOr(effect, toleration.text("effect"))
                && (exists || value.equals(toleration.text("value")));
    }

    private static boolean isEmptyOr(String own, String wanted) {
        return wanted.isEmpty() || wanted.equals(own);
    }

    /** The value of {@code --toleration} that would help. */
    public String toleration() {
        return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
    }
}
