package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.Placement;
import java.util.List;

/**
 * The preference for other nodes than those of the control plane, which hold the keys of the cluster. No more than a
 * preference, so that the one node of a small cluster is taken all the same.
 */
final class ControlPlaneAvoidance {
    /** The label of control-plane nodes, and the one that they have in clusters that were made before 1.24. */
    private static final List<String> LABELS =
            List.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

    private static final int HIGHEST_WEIGHT = 100;

    private ControlPlaneAvoidance() {}

    /** The affinity (Affinity v1 core); empty where the user says which nodes it shall be. */
    static Value.Mapping affinity(Placement placement) {
        if (!placement.nodeSelector().labels().isEmpty()) {
            return Value.Mapping.EMPTY;
        }
        return Value.mapping(affinity -> affinity.put(
                "nodeAffinity",
                ofNodes -> ofNodes.putItems(
                        "preferredDuringSchedulingIgnoredDuringExecution", List.of(Value.mapping(term -> {
                            term.put("weight", HIGHEST_WEIGHT);
                            term.put(
                                    "preference",
                                    preference -> preference.putItems(
                                            "matchExpressions",
                                            LABELS.stream()
                                                    .map(ControlPlaneAvoidance::isAbsent)
                                                    .toList()));
                        })))));
    }

    private static Value.Mapping isAbsent(String label) {
        return Value.mapping(expression -> {
            expression.put("key", label);
            expression.put("operator", "DoesNotExist");
        });
    }
}
