package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.api.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** A check of whether anybody else has begun to use a namespace. */
final class NamespaceUse {
    /** The API server and other controllers put these into every namespace. */
    private static final Set<String> EVERYWHERE =
            Set.of("configmaps/kube-root-ca.crt", "configmaps/openshift-service-ca.crt");

    private final ApiClient client;
    private final AgentConfig config;
    private final AgentManifests manifests;

    NamespaceUse(ApiClient client, AgentConfig config, AgentManifests manifests) {
        this.client = client;
        this.config = config;
        this.manifests = manifests;
    }

    /**
     * A reason why the namespace is in use, which names an object that is not this run's own; empty if there is none.
     */
    Optional<String> foreign() throws InterruptedException {
        String name = config.namespace();
        List<Callable<Optional<String>>> lists = List.of(
                () -> foreign(ApiResource.job(name, "")),
                () -> foreign(ApiResource.pod(name, "")),
                () -> foreign(new ApiResource("", "v1", "services", name, "")),
                () -> foreign(ApiResource.configMap(name, "")));
        return Parallel.all(lists).stream().flatMap(Optional::stream).findFirst();
    }

    private Optional<String> foreign(ApiResource any) throws InterruptedException {
        ApiRequest list = ApiRequest.get(any.collection(), any.plural() + " in " + config.namespace());
        List<Value> items =
                PagedList.of(list).fold(client, "cannot look into the namespace", ArrayList<Value>::new, List::add);
        return items.stream()
                .filter(item -> !ActiveRuns.isOf(manifests.job(), item))
                .map(item -> any.plural() + "/" + item.text("metadata", "name"))
                .filter(object -> !EVERYWHERE.contains(object))
                .findFirst()
                .map(object -> "it is not empty: " + object);
    }
}
