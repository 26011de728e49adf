package dev.eidos.collector.topology;

import dev.eidos.k8s.client.ListMeta;
import dev.eidos.k8s.client.PagedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of the list of nodes, with the fields that make a {@link ClusterNode}. */
record NodePage(@Nullable ListMeta metadata, @Nullable List<Item> items) implements PagedList.Page<NodePage.Item> {

    record Item(ObjectMeta metadata, @Nullable Spec spec) {
        ClusterNode toNode() {
            Map<String, String> labels = Objects.requireNonNullElse(metadata.labels(), Map.of());
            String providerId = spec == null ? null : spec.providerID();
            List<ClusterNode.Taint> taints = spec == null || spec.taints() == null ? List.of() : spec.taints();
            return new ClusterNode(metadata.name(), ProviderId.provider(providerId), labels, taints);
        }
    }

    record ObjectMeta(String name, @Nullable Map<String, String> labels) {}

    record Spec(@Nullable String providerID, @Nullable List<ClusterNode.Taint> taints) {}
}
