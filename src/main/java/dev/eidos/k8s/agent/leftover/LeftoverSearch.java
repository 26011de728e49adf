package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.PagedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The search for objects that carry our labels.
 *
 * @param selector by labels; empty for all objects
 */
record LeftoverSearch(ApiClient api, String selector) {
    private static final String WHAT = "cannot look for leftovers";

    /** The answer to a list request: the items, or that it is forbidden. */
    sealed interface Found {
        record Items(List<Value> items) implements Found {}

        record Forbidden(ApiStatus status) implements Found {}
    }

    Found list(String group, String plural, Optional<String> namespace) throws InterruptedException {
        var any = new ApiResource(group, "v1", plural, namespace.orElse(null), "");
        String object = plural + namespace.map(name -> " in " + name).orElse(" in all namespaces");
        ApiRequest all = ApiRequest.get(any.collection(), object);
        ApiRequest request = selector.isEmpty() ? all : all.with("labelSelector", selector);
        return switch (PagedList.of(request).read(api, WHAT, ArrayList<Value>::new, List::add)) {
            case PagedList.Outcome.Whole<ArrayList<Value>>(ArrayList<Value> items) -> new Found.Items(items);
            case PagedList.Outcome.Refused<ArrayList<Value>>(ApiStatus status) -> {
                if (status.code() == 403) {
                    yield new Found.Forbidden(status);
                }
                throw ApiClient.refusal(WHAT, object, status);
            }
        };
    }
}
