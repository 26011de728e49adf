package dev.eidos.k8s.agent.watch;

import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.Architecture;
import dev.eidos.text.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words for a pod that no node takes: in one sentence advice for each cause that the scheduler names.
 *
 * @param message the scheduler's own
 * @param pod how kubectl names the pod
 */
record SchedulingReport(AgentConfig config, String message, TaintedNodes nodes, String pod) {
    private static final int MOST = 3;

    String reason() {
        return switch (nodes) {
            case TaintedNodes.NotAsked _ -> message;
            case TaintedNodes.Unread(String why) ->
                message + "\nwhich taints is not known, as the nodes cannot be listed: " + why;
            case TaintedNodes.Found(List<NodeTaint> taints) ->
                taints.isEmpty()
                        ? message
                        : message + "\nuntolerated: "
                                + Listing.of(
                                        taints.stream()
                                                .map(taint -> taint.toleration() + " of " + taint.node())
                                                .toList(),
                                        MOST);
        };
    }

    String suggestion() {
        List<SchedulingCause> causes = SchedulingCause.in(message);
        String advice = causes.isEmpty()
                ? selector()
                : causes.stream().map(this::advice).collect(Collectors.joining("; "));
        return advice + "; or wait longer with --schedule-timeout";
    }

    private String advice(SchedulingCause cause) {
        return switch (cause) {
            case TAINT -> taints();
            case SELECTOR -> selector();
            case RESOURCES -> "ask for less with --requests, or choose other nodes with --node-selector";
            case CORDON ->
                "tolerate cordoned nodes: --toleration node.kubernetes.io/unschedulable:NoSchedule, or uncordon one:"
                        + " kubectl uncordon NODE";
            case POD_LIMIT -> "free a place on nodes that are full of pods, or choose others with --node-selector";
            case VOLUME -> "see which volumes something in the cluster adds to the pod: kubectl describe " + pod;
            case OTHER_PODS -> "see which rules something in the cluster adds to the pod: kubectl describe " + pod;
        };
    }

    private String taints() {
        List<String> tolerations = tolerations();
        if (tolerations.isEmpty()) {
            return "tolerate the taints: see them with kubectl describe nodes, or leave --toleration out to tolerate"
                    + " all";
        }
        return "tolerate the taint: --toleration " + String.join(" --toleration ", tolerations)
                + ", or leave --toleration out to tolerate all";
    }

    private List<String> tolerations() {
        List<String> named = Taints.in(message);
        return switch (nodes) {
            case TaintedNodes.Found(List<NodeTaint> taints) ->
                taints.stream()
                        .map(NodeTaint::toleration)
                        .distinct()
                        .limit(MOST)
                        .toList();
            case TaintedNodes.NotAsked _, TaintedNodes.Unread _ -> named;
        };
    }

    /** What the user asks of nodes, and what every run does. */
    private String selector() {
        List<String> labels = new ArrayList<>();
        config.placement().nodeSelector().labels().forEach((key, value) -> labels.add(key + "=" + value));
        List<Architecture> architectures = config.placement().architectures();
        String needed = architectures.isEmpty()
                ? "Linux"
                : "Linux on " + architectures.stream().map(Architecture::label).collect(Collectors.joining(" or "));
        return "check --node-selector" + (labels.isEmpty() ? "" : " " + String.join(",", labels))
                + " against: kubectl get nodes --show-labels (the agent needs a node with " + needed
                + " that is no virtual one; --image and --arch name another image)";
    }
}
