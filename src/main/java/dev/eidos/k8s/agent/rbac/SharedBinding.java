package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.Identity;
import dev.eidos.k8s.api.Lookup;
import java.util.Optional;

/**
 * The ClusterRoleBinding that earlier versions shared among all namespaces. Once a namespace has one of its own, its
 * ServiceAccount is taken out of the shared one, which goes with the last.
 */
public final class SharedBinding {
    private static final String WHAT =
            "cannot take the ServiceAccount out of the ClusterRoleBinding of earlier versions";

    private final ApiClient client;
    private final Manifest shared;

    private SharedBinding(ApiClient client, Manifest shared) {
        this.client = client;
        this.shared = shared;
    }

    /**
     * Takes this run's ServiceAccount out of it, if it is there: to be called when its own binding is in place.
     *
     * @param seen the shared binding a moment ago
     * @return the reason why the ServiceAccount is still in it; empty if it is not. The run works all the same
     */
    public static Optional<String> release(ApiClient client, AgentManifests manifests, Lookup seen)
            throws InterruptedException {
        var binding = new SharedBinding(client, manifests.sharedClusterRoleBinding());
        try {
            return RetryOnConflict.retry(() -> binding.attempt(seen), () -> binding.attempt(binding.look()));
        } catch (EidosException e) {
            return Optional.of(binding.failure(String.valueOf(e.getMessage())));
        }
    }

    private Lookup look() throws InterruptedException {
        ApiRequest get = ApiRequest.get(shared.resource());
        return Lookup.of(get, client.send(WHAT, get));
    }

    private RetryOnConflict.Tried<Optional<String>> attempt(Lookup seen) throws InterruptedException {
        return switch (RbacRemoval.of(shared, seen.found())) {
            case RbacRemoval.Keep _ -> new RetryOnConflict.Tried.Done<>(Optional.empty());
            case RbacRemoval.Delete(Identity found) -> sent(ApiRequest.delete(shared.resource(), found));
            case RbacRemoval.RemoveSubject(Value.Mapping changed) ->
                sent(ApiRequest.replace(shared.resource(), changed));
        };
    }

    private RetryOnConflict.Tried<Optional<String>> sent(ApiRequest change) throws InterruptedException {
        if (!(client.send(WHAT, change) instanceof ApiAnswer.Refused(ApiStatus status)) || status.notFound()) {
            return new RetryOnConflict.Tried.Done<>(Optional.empty());
        }
        Optional<String> refused = Optional.of(failure(status.message()));
        return status.code() == 409
                ? new RetryOnConflict.Tried.Lost<>(refused)
                : new RetryOnConflict.Tried.Done<>(refused);
    }

    private String failure(String reason) {
        return WHAT + ": " + shared.object() + ": " + reason;
    }
}
