package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.Placement;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.RetryPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The taints that keep the agent's pod off nodes: schedulers of recent versions say that there are some, not which. */
public sealed interface TaintedNodes {
    /** As many as the API server gives in one page without effort. */
    int MOST = 500;

    /** Nobody had to look. */
    record NotAsked() implements TaintedNodes {}

    /** The taints that the pod does not tolerate, of the nodes that it may have. */
    record Found(List<NodeTaint> taints) implements TaintedNodes {
        public Found {
            taints = List.copyOf(taints);
        }
    }

    /** They cannot be read. */
    record Unread(String reason) implements TaintedNodes {}

    /** Looks at the first page of the nodes that the user selects, if the scheduler speaks of taints without a name. */
    static TaintedNodes behind(RunVerdict.Failure verdict, ApiClient api, Placement placement, RunState seen)
            throws InterruptedException {
        return verdict instanceof RunVerdict.Unschedulable(String message)
                        && SchedulingCause.in(message).contains(SchedulingCause.TAINT)
                        && Taints.in(message).isEmpty()
                ? look(api, placement, seen.pod().last().items("spec", "tolerations"))
                : new NotAsked();
    }

    private static TaintedNodes look(ApiClient api, Placement placement, List<Value> tolerations)
            throws InterruptedException {
        ApiRequest nodes = ApiRequest.get(ApiResource.node("").collection(), "nodes")
                .with("limit", Integer.toString(MOST));
        Map<String, String> labels = placement.nodeSelector().labels();
        if (!labels.isEmpty()) {
            nodes = nodes.with(
                    "labelSelector",
                    labels.entrySet().stream()
                            .map(label -> label.getKey() + "=" + label.getValue())
                            .collect(Collectors.joining(",")));
        }
        try {
            Selection wanted = Selection.of("items.metadata.name", "items.spec.taints", "items.spec.unschedulable");
            return switch (api.with(RetryPolicy.BRIEF).send("cannot list the nodes", nodes, wanted)) {
                case ApiAnswer.Done(Value.Mapping list) -> new Found(untolerated(list, tolerations));
                case ApiAnswer.Refused(ApiStatus status) -> new Unread(status.message());
            };
        } catch (EidosException e) {
            return new Unread(String.valueOf(e.getMessage()));
        }
    }

    /** A node that is cordoned is told as such, whatever taints it has. */
    private static List<NodeTaint> untolerated(Value.Mapping list, List<Value> tolerations) {
        return list.items("items").stream()
                .filter(node -> !node.flag("spec", "unschedulable"))
                .flatMap(node -> NodeTaint.of(node).stream())
                .filter(taint -> !taint.isToleratedBy(tolerations))
                .toList();
    }
}
