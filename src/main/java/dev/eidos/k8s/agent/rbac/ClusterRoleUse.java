package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.PagedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A check of whether anybody still has the ClusterRole: each namespace has a binding of its own. */
final class ClusterRoleUse {
    private ClusterRoleUse() {}

    /** A reason why the ClusterRole must stay; empty if no binding gives it to anybody. */
    static Optional<String> of(ApiClient client, Manifest clusterRole, Manifest binding) throws InterruptedException {
        ApiRequest list = ApiRequest.get(binding.collectionPath(), ObjectKind.CLUSTER_ROLE_BINDING.plural());
        return switch (PagedList.of(list).read(client, "cannot look for bindings", ArrayList<Value>::new, List::add)) {
            case PagedList.Outcome.Whole<ArrayList<Value>>(ArrayList<Value> bindings) ->
                bindings.stream()
                        .filter(other -> gives(other, clusterRole.name()))
                        .findFirst()
                        .map(other -> "it is in use: ClusterRoleBinding " + other.text("metadata", "name"));
            case PagedList.Outcome.Refused<ArrayList<Value>>(ApiStatus status) ->
                Optional.of("it may be in use: " + status.message());
        };
    }

    /** Returns whether a ClusterRoleBinding gives a ClusterRole to anybody. */
    private static boolean gives(Value binding, String clusterRole) {
        return binding.text("roleRef", "kind").equals(ObjectKind.CLUSTER_ROLE.kind())
                && binding.text("roleRef", "name").equals(clusterRole);
    }
}
