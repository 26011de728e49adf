package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.Placement;
import dev.eidos.k8s.agent.manifest.EligibleNodes;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.RetryPolicy;
import java.util.List;

/** The taints that keep the agent's pod off nodes: schedulers of recent versions say that there are some, not which. */
public sealed interface TaintedNodes {
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
        try {
            ApiRequest nodes = EligibleNodes.request(placement);
            return switch (api.with(RetryPolicy.BRIEF).send("cannot list the nodes", nodes, EligibleNodes.wanted())) {
                case ApiAnswer.Done(Value.Mapping page) ->
                    new Found(untolerated(EligibleNodes.in(page, placement), tolerations));
                case ApiAnswer.Refused(ApiStatus status) -> new Unread(status.message());
            };
        } catch (EidosException e) {
            return new Unread(String.valueOf(e.getMessage()));
        }
    }

    /** A node that is cordoned is told as such, whatever taints it has. */
    private static List<NodeTaint> untolerated(List<Value> nodes, List<Value> tolerations) {
        return nodes.stream()
                .filter(node -> !node.flag("spec", "unschedulable"))
                .flatMap(node -> NodeTaint.of(node).stream())
                .filter(taint -> !taint.isToleratedBy(tolerations))
                .toList();
    }
}
