package dev.eidos.cli.completion;

import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import java.util.ArrayList;
import java.util.List;

/** The names of a cluster's namespaces, asked for while somebody waits. */
final class NamespaceNames {
    private static final String WHAT = "cannot list the namespaces";

    private NamespaceNames() {}

    static List<String> of(ClusterAccess access) throws InterruptedException {
        var namespaces = new ApiResource("", "v1", "namespaces", null, "");
        ApiRequest request = ApiRequest.get(namespaces.collection(), "namespaces");
        try (ApiClient api = access.open(RetryPolicy.BRIEF)) {
            return switch (PagedList.of(request).read(api, WHAT, ArrayList<Value>::new, List::add)) {
                case PagedList.Outcome.Whole<ArrayList<Value>>(ArrayList<Value> items) ->
                    items.stream().map(item -> item.text("metadata", "name")).toList();
                case PagedList.Outcome.Refused<ArrayList<Value>>(ApiStatus status) ->
                    throw ApiClient.refusal(WHAT, "namespaces", status);
            };
        }
    }
}
