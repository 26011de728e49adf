package dev.eidos.k8s.agent.manifest;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.Architecture;
import dev.eidos.k8s.agent.api.Placement;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The nodes that the pod's selector and affinity admit, as the first page of the cluster's nodes shows them. */
public final class EligibleNodes {
    /** As many as the API server gives in one page without effort. */
    private static final String MOST = "500";

    private static final Selection WANTED = Selection.of(
            "items.metadata.name",
            "items.metadata.labels",
            "items.spec.taints",
            "items.spec.unschedulable",
            "items.status.conditions",
            "metadata.continue");

    private EligibleNodes() {}

    /** The request for the page. */
    public static ApiRequest request(Placement placement) {
        ApiRequest nodes =
                ApiRequest.get(ApiResource.node("").collection(), "nodes").with("limit", MOST);
        Map<String, String> labels = placement.nodeSelector().labels();
        return labels.isEmpty()
                ? nodes
                : nodes.with(
                        "labelSelector",
                        labels.entrySet().stream()
                                .map(label -> label.getKey() + "=" + label.getValue())
                                .collect(Collectors.joining(",")));
    }

    /** The parts of its answer that are read. */
    public static Selection wanted() {
        return WANTED;
    }

    /** The nodes of its answer that are eligible. */
    public static List<Value> in(Value.Mapping page, Placement placement) {
        return page.items("items").stream()
                .filter(node -> isEligible(node, placement))
                .toList();
    }

    private static boolean isEligible(Value node, Placement placement) {
        return unfit(node, placement).isEmpty();
    }

    /** The reason why a node can never run the agent; none if it can. */
    public static Optional<String> unfit(Value node, Placement placement) {
        String os = node.text("metadata", "labels", NodeAffinity.OS);
        if (!os.equals(NodeAffinity.LINUX)) {
            return Optional.of(os.isEmpty() ? "no label says that it runs Linux" : "it runs " + os);
        }
        for (Map.Entry<String, String> label : NodeAffinity.VIRTUAL.entrySet()) {
            if (node.text("metadata", "labels", label.getKey()).equals(label.getValue())) {
                return Optional.of("a virtual node (" + label.getKey() + "=" + label.getValue() + "): it has no host");
            }
        }
        String architecture = node.text("metadata", "labels", NodeAffinity.ARCHITECTURE);
        List<String> wanted =
                placement.architectures().stream().map(Architecture::label).toList();
        return wanted.isEmpty() || wanted.contains(architecture)
                ? Optional.empty()
                : Optional.of("it is " + architecture + ", and the image is for " + String.join(", ", wanted)
                        + " (--arch, --image)");
    }
}
