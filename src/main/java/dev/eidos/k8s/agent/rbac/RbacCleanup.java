package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.CreatedObject;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.Identity;
import dev.eidos.k8s.api.Lookup;
import dev.eidos.k8s.api.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * The removal of the RBAC objects that are ours, and nobody else's. A failure is part of the result, and not thrown.
 */
public final class RbacCleanup {
    private static final String WHAT = "cannot remove RBAC";

    private final ApiClient client;
    private final AgentConfig config;
    private final AgentManifests manifests;

    private RbacCleanup(ApiClient client, AgentConfig config, AgentManifests manifests) {
        this.client = client;
        this.config = config;
        this.manifests = manifests;
    }

    /** The outcome for one object. */
    private sealed interface Outcome {
        record Removed(ApiResource resource) implements Outcome {}

        record Kept(RemovedRbac.Kept kept) implements Outcome {}

        record Gone() implements Outcome {}
    }

    /**
     * To be called when the run's Job is gone.
     *
     * @param createdNamespace the namespace, if this run has created it
     */
    public static RemovedRbac run(
            ApiClient client, AgentConfig config, AgentManifests manifests, Optional<CreatedObject> createdNamespace)
            throws InterruptedException {
        return new RbacCleanup(client, config, manifests).run(createdNamespace);
    }

    private RemovedRbac run(Optional<CreatedObject> createdNamespace) throws InterruptedException {
        Optional<RemovedRbac.Kept> blocked = new ActiveRuns(client, config, manifests).blocking();
        if (blocked.isPresent()) {
            return blocked(blocked.get(), createdNamespace);
        }
        List<Outcome> outcomes = new ArrayList<>(Parallel.all(List.<Callable<List<Outcome>>>of(
                        () -> bound(manifests.roleBinding(), manifests.role()),
                        this::clusterWide,
                        () -> List.of(remove(
                                manifests.serviceAccount(),
                                found -> RbacRemoval.of(manifests.serviceAccount(), found)))))
                .stream()
                .flatMap(List::stream)
                .toList());
        if (createdNamespace.isPresent()) {
            outcomes.add(namespace(createdNamespace.get()));
        }
        List<ApiResource> removed = new ArrayList<>();
        List<RemovedRbac.Kept> kept = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Removed(ApiResource resource) -> removed.add(resource);
                case Outcome.Kept(RemovedRbac.Kept one) -> kept.add(one);
                case Outcome.Gone gone -> {}
            }
        }
        return new RemovedRbac(removed, kept);
    }

    private RemovedRbac blocked(RemovedRbac.Kept why, Optional<CreatedObject> createdNamespace) {
        List<RemovedRbac.Kept> kept = new ArrayList<>();
        manifests.rbac().forEach(manifest -> kept.add(kept(manifest, why.reason(), why.failed())));
        createdNamespace.ifPresent(
                created -> kept.add(new RemovedRbac.Kept(created.resource(), why.reason(), why.failed())));
        return new RemovedRbac(List.of(), kept);
    }

    /** The binding first: what it grants must not vanish under those who still have it. */
    private List<Outcome> bound(Manifest binding, Manifest role) throws InterruptedException {
        var last = new LastRemoval();
        Outcome first = remove(binding, found -> last.of(binding, found));
        boolean stays = first instanceof Outcome.Kept(RemovedRbac.Kept kept) && kept.failed();
        Outcome second = stays
                ? new Outcome.Kept(kept(role, "its binding could not be removed", true))
                : remove(
                        role,
                        found -> RbacRemoval.ofRole(found, last.removal.stream().toList()));
        return List.of(first, second);
    }

    /** As {@link #bound}; besides, the ClusterRole stays while other namespaces have bindings to it. */
    private List<Outcome> clusterWide() throws InterruptedException {
        Manifest binding = manifests.clusterRoleBinding();
        Outcome first = remove(binding, found -> RbacRemoval.of(binding, found));
        return List.of(first, clusterRole(manifests.clusterRole(), binding));
    }

    private Outcome clusterRole(Manifest role, Manifest binding) throws InterruptedException {
        try {
            Optional<String> use = ClusterRoleUse.of(client, role, binding);
            return use.isPresent()
                    ? new Outcome.Kept(kept(role, use.get(), false))
                    : remove(role, found -> RbacRemoval.ofRole(found, List.of()));
        } catch (EidosException e) {
            return new Outcome.Kept(kept(role, String.valueOf(e.getMessage()), true));
        }
    }

    /** The last decision about a binding, which may take several tries. */
    private static final class LastRemoval {
        private Optional<RbacRemoval> removal = Optional.empty();

        RbacRemoval of(Manifest binding, Optional<Value.Mapping> found) {
            RbacRemoval decided = RbacRemoval.of(binding, found);
            removal = found.map(_ -> decided);
            return decided;
        }
    }

    private Outcome remove(Manifest wanted, Function<Optional<Value.Mapping>, RbacRemoval> decide)
            throws InterruptedException {
        try {
            return RetryOnConflict.retry(() -> attempt(wanted, decide));
        } catch (EidosException e) {
            return new Outcome.Kept(kept(wanted, String.valueOf(e.getMessage()), true));
        }
    }

    private RetryOnConflict.Tried<Outcome> attempt(
            Manifest wanted, Function<Optional<Value.Mapping>, RbacRemoval> decide) throws InterruptedException {
        ApiRequest get = ApiRequest.get(wanted.resource());
        Lookup sight = Lookup.of(get, client.send(WHAT, get));
        if (sight instanceof Lookup.Forbidden) {
            return new RetryOnConflict.Tried.Done<>(new Outcome.Kept(kept(wanted, "you may not look at it", true)));
        }
        return switch (decide.apply(sight.found())) {
            case RbacRemoval.Keep(String reason) ->
                new RetryOnConflict.Tried.Done<>(
                        sight instanceof Lookup.Absent
                                ? new Outcome.Gone()
                                : new Outcome.Kept(kept(wanted, reason, false)));
            case RbacRemoval.Delete(Identity found) -> sent(wanted, ApiRequest.delete(wanted.resource(), found));
            case RbacRemoval.RemoveSubject(Value.Mapping changed) ->
                sent(wanted, ApiRequest.replace(wanted.resource(), changed));
        };
    }

    private RetryOnConflict.Tried<Outcome> sent(Manifest wanted, ApiRequest change) throws InterruptedException {
        if (!(client.send(WHAT, change) instanceof ApiAnswer.Refused(ApiStatus status)) || status.notFound()) {
            return new RetryOnConflict.Tried.Done<>(new Outcome.Removed(wanted.resource()));
        }
        Outcome refused = new Outcome.Kept(kept(wanted, status.message(), true));
        return status.code() == 409
                ? new RetryOnConflict.Tried.Lost<>(refused)
                : new RetryOnConflict.Tried.Done<>(refused);
    }

    private Outcome namespace(CreatedObject created) throws InterruptedException {
        try {
            Optional<String> use = NamespaceContent.reason(client, config.namespace(), this::isGoing);
            if (use.isPresent()) {
                return new Outcome.Kept(new RemovedRbac.Kept(created.resource(), use.get(), false));
            }
            return client.send(WHAT, ApiRequest.delete(created.resource(), created.uid()))
                                    instanceof ApiAnswer.Refused(ApiStatus status)
                            && !status.notFound()
                    ? new Outcome.Kept(new RemovedRbac.Kept(created.resource(), status.message(), true))
                    : new Outcome.Removed(created.resource());
        } catch (EidosException e) {
            return new Outcome.Kept(new RemovedRbac.Kept(created.resource(), String.valueOf(e.getMessage()), true));
        }
    }

    /** What this run has made, or what is ours and ending. */
    private boolean isGoing(Value object) {
        return ActiveRuns.isOf(manifests.job(), object)
                || (Labels.areOurs((Value.Mapping) object)
                        && !object.text("metadata", "deletionTimestamp").isEmpty());
    }

    private static RemovedRbac.Kept kept(Manifest manifest, String reason, boolean failed) {
        return new RemovedRbac.Kept(manifest.resource(), reason, failed);
    }
}
