package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.PagedList;
import java.util.ArrayList;
import java.util.List;

/** The cluster's nodes with what decides whether an agent can run there, page by page. */
public final class NodeList {
    private static final Selection WANTED = Selection.of(
            "metadata.continue",
            "items.metadata.name",
            "items.metadata.labels",
            "items.spec.taints",
            "items.spec.unschedulable",
            "items.status.conditions");

    private NodeList() {}

    /**
     * Reads it.
     *
     * @throws EidosException if the server refuses, also because it does not understand the selector
     */
    public static List<Value> read(ApiClient api, NodeChoice choice) throws InterruptedException {
        ApiRequest every = ApiRequest.get(ApiResource.node("").collection(), "nodes");
        ApiRequest wanted = choice.selector().isEmpty() ? every : every.with("labelSelector", choice.selector());
        String what = "cannot list the nodes";
        PagedList.Outcome<List<Value>> outcome =
                new PagedList(wanted, WANTED).read(api, what, ArrayList::new, List::add);
        return switch (outcome) {
            case PagedList.Outcome.Whole<List<Value>>(List<Value> all) -> all;
            case PagedList.Outcome.Refused<List<Value>>(ApiStatus status) -> {
                if (status.code() != 400) {
                    throw ApiClient.refusal(what, "nodes", status);
                }
                throw EidosException.of(ErrorCode.INVALID_INPUT, "not a selector of labels")
                        .object(choice.selector())
                        .reason(status.message())
                        .suggestion("write it as for kubectl: key=value, key!=value, key, !key, key in (a,b)")
                        .build();
            }
        };
    }
}
