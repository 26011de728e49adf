package dev.eidos.recipe.pool;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts in a node's snapshot that are the node's. A snapshot also says which GPUs other nodes of the cluster have;
 * where a recipe is made for each kind of node, that would be evidence against each of them.
 */
final class OwnFacts {
    private static final String PRODUCT = "nvidia.com/gpu.product";
    private static final String LABEL = "label";

    private OwnFacts() {}

    /** The snapshot without the GPUs of other nodes. */
    static Snapshot of(Snapshot snapshot) {
        String product = snapshot.find(Measurement.K8S, "node", "label." + PRODUCT)
                .map(Reading::asText)
                .orElse("");
        List<Measurement> measurements = snapshot.measurements().stream()
                .map(measurement -> switch (measurement.type()) {
                    case Measurement.NODE_TOPOLOGY -> withLabels(measurement, product);
                    case Measurement.K8S ->
                        new Measurement(
                                measurement.type(),
                                measurement.subtypes().stream()
                                        .filter(subtype -> !subtype.name().equals("dra"))
                                        .toList());
                    default -> measurement;
                })
                .toList();
        return new Snapshot(snapshot.metadata(), measurements);
    }

    private static Measurement withLabels(Measurement topology, String product) {
        return new Measurement(
                topology.type(),
                topology.subtypes().stream()
                        .map(subtype -> subtype.name().equals(LABEL) ? ownProduct(subtype, product) : subtype)
                        .toList());
    }

    private static Subtype ownProduct(Subtype labels, String product) {
        Map<String, Reading> data = new LinkedHashMap<>(labels.data());
        data.keySet().removeIf(label -> label.startsWith(PRODUCT + "=") && !label.equals(PRODUCT + "=" + product));
        return labels.with(data, labels.gaps());
    }

    /** Whether the node has GPUs: none if the snapshot does not tell. */
    static Optional<Boolean> gpus(Snapshot snapshot) {
        boolean counted = false;
        for (String subtype : List.of("smi", "pci", "hardware")) {
            Optional<String> count =
                    snapshot.find(Measurement.GPU, subtype, "gpu-count").map(Reading::asText);
            counted |= count.isPresent();
            if (count.filter(text -> !text.equals("0")).isPresent()) {
                return Optional.of(true);
            }
        }
        boolean offered = snapshot.find(Measurement.K8S, "node", "capacity.nvidia.com/gpu")
                .map(Reading::asText)
                .filter(text -> !text.equals("0"))
                .isPresent();
        boolean labelled =
                snapshot.find(Measurement.K8S, "node", "label." + PRODUCT).isPresent();
        return offered || labelled ? Optional.of(true) : counted ? Optional.of(false) : Optional.empty();
    }
}
