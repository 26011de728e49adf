package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.Architecture;
import dev.eidos.k8s.agent.api.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The affinity of the pod to nodes. Whatever taints are tolerated, it needs a node that can run it: Linux, of an
 * architecture that its image has, and a machine. A virtual node (Virtual Kubelet's {@code --nodelabel type}, AWS
 * Fargate's label) has no host to look at, and refuses a privileged pod. Nodes of the control plane, which hold the
 * keys of the cluster, are taken last; no more than that, so that the one node of a small cluster is taken all the
 * same.
 */
final class NodeAffinity {
    static final String OS = "kubernetes.io/os";
    static final String LINUX = "linux";
    static final String ARCHITECTURE = "kubernetes.io/arch";

    /** The labels of virtual nodes. */
    static final SortedMap<String, String> VIRTUAL =
            new TreeMap<>(Map.of("type", "virtual-kubelet", "eks.amazonaws.com/compute-type", "fargate"));

    /** The label of control-plane nodes, and the one that they have in clusters that were made before 1.24. */
    private static final List<String> CONTROL_PLANE =
            List.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

    private static final int HIGHEST_WEIGHT = 100;

    private NodeAffinity() {}

    /**
     * The affinity (Affinity v1 core).
     *
     * @param avoided names of nodes that are not to be taken
     */
    static Value.Mapping of(Placement placement, List<String> avoided) {
        return Value.mapping(affinity -> affinity.put("nodeAffinity", ofNodes -> {
            ofNodes.put(
                    "requiredDuringSchedulingIgnoredDuringExecution",
                    required ->
                            required.putItems("nodeSelectorTerms", List.of(term(needed(placement), others(avoided)))));
            // who says which nodes it shall be means them
            if (placement.nodeSelector().labels().isEmpty()) {
                ofNodes.putItems("preferredDuringSchedulingIgnoredDuringExecution", List.of(preferred()));
            }
        }));
    }

    /** The affinity of a pod for one node alone, which the scheduler still holds against taints and room. */
    static Value.Mapping pinned(Placement placement, String node) {
        Value.Mapping name = among("metadata.name", "In", List.of(node));
        return Value.mapping(affinity -> affinity.put("nodeAffinity", ofNodes -> {
            ofNodes.put(
                    "requiredDuringSchedulingIgnoredDuringExecution",
                    required ->
                            required.putItems("nodeSelectorTerms", List.of(term(needed(placement), List.of(name)))));
        }));
    }

    private static List<Value.Mapping> needed(Placement placement) {
        List<Value.Mapping> needed = new ArrayList<>();
        needed.add(among(OS, "In", List.of(LINUX)));
        if (!placement.architectures().isEmpty()) {
            List<String> names =
                    placement.architectures().stream().map(Architecture::label).toList();
            needed.add(among(ARCHITECTURE, "In", names));
        }
        VIRTUAL.forEach((label, value) -> needed.add(among(label, "NotIn", List.of(value))));
        return needed;
    }

    private static Value.Mapping preferred() {
        return Value.mapping(term -> {
            term.put("weight", HIGHEST_WEIGHT);
            term.put(
                    "preference",
                    term(CONTROL_PLANE.stream().map(NodeAffinity::isAbsent).toList(), List.of()));
        });
    }

    /** One for each: of fields the API takes a single value (its {@code ValidateNodeSelectorTerm}). */
    private static List<Value.Mapping> others(List<String> avoided) {
        return avoided.stream()
                .map(node -> among("metadata.name", "NotIn", List.of(node)))
                .toList();
    }

    private static Value.Mapping term(List<Value.Mapping> expressions, List<Value.Mapping> fields) {
        return new MappingBuilder()
                .putItems("matchExpressions", expressions)
                .putItems("matchFields", fields)
                .build();
    }

    private static Value.Mapping among(String label, String operator, List<String> values) {
        return Value.mapping(expression -> {
            expression.put("key", label);
            expression.put("operator", operator);
            expression.putTexts("values", values);
        });
    }

    private static Value.Mapping isAbsent(String label) {
        return Value.mapping(expression -> {
            expression.put("key", label);
            expression.put("operator", "DoesNotExist");
        });
    }
}
