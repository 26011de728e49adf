package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import dev.eidos.k8s.client.ApiAnswer;
import dev.eidos.k8s.client.ApiClient;
import dev.eidos.k8s.client.ApiRequest;
import dev.eidos.k8s.client.ApiResource;
import dev.eidos.k8s.client.ApiStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists what carries our labels, page by page. */
final class LeftoverSearch {
    private static final String PAGE = "500";

    /** A list whose continue token expires begins anew, so often. */
    private static final int STARTS = 3;

    private final ApiClient api;
    private final String selector;

    LeftoverSearch(ApiClient api, String selector) {
        this.api = api;
        this.selector = selector;
    }

    /** What came of a list. */
    sealed interface Found {
        record Items(List<Node> items) implements Found {}

        record Forbidden(ApiStatus status) implements Found {}
    }

    Found list(String group, String plural, Optional<String> namespace) throws InterruptedException {
        var any = new ApiResource(group, "v1", plural, namespace.orElse(null), "");
        String object = plural + namespace.map(name -> " in " + name).orElse(" in all namespaces");
        ApiRequest request = ApiRequest.get(any.collection(), object)
                .with("labelSelector", selector)
                .with("limit", PAGE);
        for (int start = 1; ; start++) {
            List<Node> items = new ArrayList<>();
            ApiStatus refused = pages(request, items);
            if (refused == null) {
                return new Found.Items(items);
            }
            if (refused.code() == 403) {
                return new Found.Forbidden(refused);
            }
            if (!refused.expired() || start == STARTS) {
                throw ApiClient.refusal("cannot look for leftovers", object, refused);
            }
        }
    }

    private @Nullable ApiStatus pages(ApiRequest first, List<Node> items) throws InterruptedException {
        ApiRequest request = first;
        while (true) {
            switch (api.send("cannot look for leftovers", request)) {
                case ApiAnswer.Refused(ApiStatus status) -> {
                    return status;
                }
                case ApiAnswer.Done(Node.Mapping page) -> {
                    items.addAll(Tree.items(page, "items"));
                    String token = Tree.text(page, "metadata", "continue");
                    if (token.isEmpty()) {
                        return null;
                    }
                    request = first.with("continue", token);
                }
            }
        }
    }
}
