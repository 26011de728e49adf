package dev.eidos.live.node;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.fleet.NodeChoice;
import dev.eidos.k8s.agent.fleet.NodeList;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.live.NodeSubset;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that a user chooses, looked for in the cluster: labels change, and nodes come and go, from look to look.
 *
 * @param choice none for every node
 */
public record ChosenNodes(Optional<NodeChoice> choice) {
    /**
     * The nodes that are there now.
     *
     * @throws EidosException if the server refuses, also because it does not understand the selector
     */
    public NodeSubset read(ApiClient api) throws InterruptedException {
        if (choice.isEmpty()) {
            return NodeSubset.EVERY;
        }
        NodeChoice wanted = choice.get();
        List<String> found = NodeList.read(api, wanted).stream()
                .map(node -> node.text("metadata", "name"))
                .toList();
        return NodeSubset.of(found, wanted.named(), wanted.excluded());
    }

    /**
     * Makes sure at the beginning that what was typed finds something.
     *
     * @throws EidosException if a node that is named is not there, or none is found
     */
    public void require(NodeSubset found) {
        if (choice.isEmpty()) {
            return;
        }
        String selector = choice.get().selector();
        String among = selector.isEmpty() ? "" : " with " + selector;
        if (!found.absent().isEmpty()) {
            int more = found.absent().size() - 1;
            throw EidosException.of(ErrorCode.NOT_FOUND, "the cluster has no such node" + among)
                    .object("nodes/" + found.absent().getFirst())
                    .reason(more == 0 ? null : "nor has it " + more + " more of those that were named")
                    .suggestion("see which there are: kubectl get nodes" + (among.isEmpty() ? "" : " --show-labels"))
                    .build();
        }
        if (found.names().isEmpty()) {
            throw EidosException.of(ErrorCode.NOT_FOUND, "the cluster has no node to look at")
                    .object("nodes" + among)
                    .reason(choice.get().excluded().isEmpty() ? null : "those that were excluded do not count")
                    .suggestion("see which there are: kubectl get nodes --show-labels")
                    .build();
        }
    }
}
