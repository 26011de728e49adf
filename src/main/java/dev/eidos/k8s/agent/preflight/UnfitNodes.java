package dev.eidos.k8s.agent.preflight;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.Placement;
import dev.eidos.k8s.agent.manifest.EligibleNodes;
import dev.eidos.text.Listing;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that can never run the agent, such as those of an architecture that its image does not have. They are told
 * where no other is selected: the pod waits for one in vain, unless something brings one.
 */
final class UnfitNodes {
    private static final int MOST = 3;

    private UnfitNodes() {}

    /** A sentence about all nodes of a page, if it is the only one and has nodes, of which none is fit. */
    static Optional<String> among(Value.Mapping page, Placement placement) {
        List<Value> nodes = page.items("items");
        List<String> unfit = nodes.stream()
                .flatMap(node ->
                        EligibleNodes.unfit(node, placement)
                                .map(why -> node.text("metadata", "name") + ": " + why)
                                .stream())
                .toList();
        boolean isAll = page.text("metadata", "continue").isEmpty();
        return isAll && !nodes.isEmpty() && unfit.size() == nodes.size()
                ? Optional.of("no node that is selected can run the agent: " + Listing.of(unfit, MOST))
                : Optional.empty();
    }
}
