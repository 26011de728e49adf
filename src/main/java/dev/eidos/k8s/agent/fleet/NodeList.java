package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Selection;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
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
        ApiRequest all = ApiRequest.get(ApiResource.node("").collection(), "nodes");
        ApiRequest wanted = choice.selector().isEmpty() ? all : all.with("labelSelector", choice.selector());
        return new PagedList(wanted, WANTED).fold(api, ArrayList<Value>::new, List::add);
    }
}
