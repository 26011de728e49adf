package dev.eidos.collector.k8s;

import dev.eidos.k8s.client.ListMeta;
import dev.eidos.k8s.client.PagedList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of the list of ClusterPolicies. */
record PolicyPage(@Nullable ListMeta metadata, @Nullable List<Policy> items)
        implements PagedList.Page<PolicyPage.Policy> {

    record Policy(Metadata metadata, @Nullable Map<String, Object> spec) {}

    record Metadata(String name) {}
}
