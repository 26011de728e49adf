package dev.eidos.recipe.evidence;

import static dev.eidos.measurement.Measurement.K8S;

import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The evidence in a snapshot for where nodes run: a reading and the scheme of a provider ID.
 *
 * @param scheme such as {@code aws} or {@code kind}
 */
record NodeMachines(String path, String reading, String scheme) {
    /** OKE's nodes have Oracle's identifier for an instance as provider ID, without a scheme. */
    private static final String OCID = "ocid1.";

    private static final String PER_PROVIDER = "provider.";

    /** The snapshot's own node, then all nodes by their provider; nodes without provider ID say nothing. */
    static List<NodeMachines> of(Snapshot snapshot) {
        List<NodeMachines> machines = new ArrayList<>();
        own(snapshot).ifPresent(machines::add);
        Map<String, Reading> counts = snapshot.measurement(K8S)
                .flatMap(cluster -> cluster.subtype("nodes"))
                .map(nodes -> nodes.data())
                .orElse(Map.of());
        counts.keySet().stream()
                .sorted()
                .filter(key -> key.startsWith(PER_PROVIDER) && !key.equals(PER_PROVIDER + "unknown"))
                .map(key -> new NodeMachines(
                        "K8s.nodes." + key,
                        Optional.ofNullable(counts.get(key))
                                .map(Reading::asText)
                                .orElse(""),
                        key.substring(PER_PROVIDER.length())))
                .forEach(machines::add);
        return machines;
    }

    /** The provider ID says more than the provider, which is made from it. */
    private static Optional<NodeMachines> own(Snapshot snapshot) {
        Optional<NodeMachines> byId = snapshot.find(K8S, "node", "provider-id")
                .map(Reading::asText)
                .filter(id -> !id.isBlank())
                .map(id -> new NodeMachines("K8s.node.provider-id", id, scheme(id)));
        return byId.isPresent()
                ? byId
                : snapshot.find(K8S, "node", "provider")
                        .map(Reading::asText)
                        .filter(provider -> !provider.isBlank() && !ServiceStatement.isService(provider))
                        .map(provider -> new NodeMachines("K8s.node.provider", provider, provider));
    }

    private static String scheme(String providerId) {
        int end = providerId.indexOf("://");
        return end > 0 ? providerId.substring(0, end) : providerId.startsWith(OCID) ? "oci" : providerId;
    }
}
