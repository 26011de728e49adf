package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.CreatedObject;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.Identity;
import dev.eidos.k8s.api.Lookup;
import dev.eidos.k8s.api.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The changes that make the namespace and the RBAC objects as they are wanted, beside others who do the same. */
public final class RbacApply {
    /** The server decides about bindings by a copy of the roles that is a moment old. */
    private static final int MOST_WAITS = 30;

    private static final Duration WAIT = Duration.ofMillis(100);

    private final ApiClient client;
    private final Map<ObjectKind, RbacDecision> decisions;

    private RbacApply(ApiClient client, Map<ObjectKind, RbacDecision> decisions) {
        this.client = client;
        this.decisions = decisions;
    }

    /**
     * Sends nothing where everything is in place.
     *
     * @param decisions what has been decided by what was there a moment ago
     * @return what was not there before
     */
    public static List<CreatedObject> apply(
            ApiClient client, AgentManifests manifests, Map<ObjectKind, RbacDecision> decisions)
            throws InterruptedException {
        var apply = new RbacApply(client, decisions);
        List<CreatedObject> created = new ArrayList<>();
        created.addAll(apply.settle(List.of(manifests.namespace())));
        // a binding to a role that is not there yet is refused to whoever may not "bind" everything
        created.addAll(apply.settle(List.of(manifests.serviceAccount(), manifests.role(), manifests.clusterRole())));
        created.addAll(apply.settle(List.of(manifests.roleBinding(), manifests.clusterRoleBinding())));
        if (created.stream()
                .anyMatch(one ->
                        one.resource().equals(manifests.clusterRoleBinding().resource()))) {
            created.addAll(apply.lookAgain(manifests.clusterRole()).stream().toList());
        }
        return created;
    }

    /** Another namespace's clean-up may have taken the role away as long as it did not see the new binding to it. */
    private Optional<CreatedObject> lookAgain(Manifest role) throws InterruptedException {
        return settle(role, RbacDecision.of(role, again(role)));
    }

    private List<CreatedObject> settle(List<Manifest> wanted) throws InterruptedException {
        List<Callable<Optional<CreatedObject>>> tasks = new ArrayList<>();
        for (Manifest manifest : wanted) {
            RbacDecision decision = decisions.get(manifest.kind());
            if (decision != null && !(decision instanceof RbacDecision.Reuse)) {
                tasks.add(() -> settle(manifest, decision));
            }
        }
        return tasks.isEmpty()
                ? List.of()
                : Parallel.all(tasks).stream().flatMap(Optional::stream).toList();
    }

    /** The outcome for one object. */
    private sealed interface Applied {
        record Made(CreatedObject created) implements Applied {}

        /** It was there; as it is wanted now. */
        record InPlace() implements Applied {}

        record Refused(RbacDecision decision, ApiStatus status) implements Applied {}
    }

    private Optional<CreatedObject> settle(Manifest wanted, RbacDecision first) throws InterruptedException {
        return switch (RetryOnConflict.retry(
                () -> attempt(wanted, first), () -> attempt(wanted, RbacDecision.of(wanted, again(wanted))))) {
            case Applied.Made(CreatedObject created) -> Optional.of(created);
            case Applied.InPlace _ -> Optional.empty();
            case Applied.Refused(RbacDecision decision, ApiStatus status) -> throw failure(wanted, decision, status);
        };
    }

    private RetryOnConflict.Tried<Applied> attempt(Manifest wanted, RbacDecision decision) throws InterruptedException {
        return switch (carryOut(wanted, decision)) {
            case Applied.Refused refused when isRace(refused.status()) -> new RetryOnConflict.Tried.Lost<>(refused);
            case Applied applied -> new RetryOnConflict.Tried.Done<>(applied);
        };
    }

    private Applied carryOut(Manifest wanted, RbacDecision decision) throws InterruptedException {
        return switch (decision) {
            case RbacDecision.Reuse _ -> new Applied.InPlace();
            case RbacDecision.Foreign(String reason) -> throw ForeignRbac.failure(wanted, reason);
            case RbacDecision.Create(Manifest manifest) -> created(wanted, decision, manifest);
            case RbacDecision.Update(Manifest changed) ->
                switch (client.send(
                        cannot("update", wanted), ApiRequest.replace(changed.resource(), changed.document()))) {
                    case ApiAnswer.Done _ -> new Applied.InPlace();
                    case ApiAnswer.Refused(ApiStatus status) -> new Applied.Refused(decision, status);
                };
            case RbacDecision.Replace(Identity found, Manifest manifest) ->
                switch (client.send(cannot("replace", wanted), ApiRequest.delete(wanted.resource(), found))) {
                    case ApiAnswer.Done _ -> created(wanted, new RbacDecision.Create(manifest), manifest);
                    case ApiAnswer.Refused(ApiStatus status) -> new Applied.Refused(decision, status);
                };
        };
    }

    private Applied created(Manifest wanted, RbacDecision decision, Manifest manifest) throws InterruptedException {
        return switch (create(manifest)) {
            case ApiAnswer.Done(Value.Mapping object) ->
                new Applied.Made(new CreatedObject(wanted.resource(), object.text("metadata", "uid")));
            case ApiAnswer.Refused(ApiStatus status) -> new Applied.Refused(decision, status);
        };
    }

    private ApiAnswer create(Manifest manifest) throws InterruptedException {
        for (int waits = 0; ; waits++) {
            ApiAnswer answer = client.send(
                    cannot("create", manifest), ApiRequest.create(manifest.resource(), manifest.document()));
            if (!(answer instanceof ApiAnswer.Refused(ApiStatus status))
                    || !isRoleUnknown(manifest, status)
                    || waits == MOST_WAITS) {
                return answer;
            }
            Thread.sleep(WAIT);
        }
    }

    private static boolean isRoleUnknown(Manifest manifest, ApiStatus status) {
        return switch (manifest.kind()) {
            case ROLE_BINDING, CLUSTER_ROLE_BINDING -> status.notFound() && !isNamespaceGone(manifest, status);
            case NAMESPACE, SERVICE_ACCOUNT, ROLE, CLUSTER_ROLE, JOB -> false;
        };
    }

    /** Somebody else was faster: what to do is decided anew. */
    private static boolean isRace(ApiStatus status) {
        return status.code() == 409 || (status.notFound() && !status.message().startsWith("namespaces "));
    }

    private Optional<Value.Mapping> again(Manifest wanted) throws InterruptedException {
        ApiRequest get = ApiRequest.get(wanted.resource());
        Lookup sight = Lookup.of(get, client.send(cannot("look at", wanted), get));
        // it is there, as its creation was refused, and whoever made it keeps others from looking
        return sight instanceof Lookup.Forbidden ? Optional.of(wanted.document()) : sight.found();
    }

    private static boolean isNamespaceGone(Manifest wanted, ApiStatus status) {
        return status.notFound()
                && wanted.kind().isNamespaced()
                && status.message().startsWith("namespaces \"");
    }

    private static String cannot(String verb, Manifest wanted) {
        return "cannot " + verb + " the " + wanted.kind().kind();
    }

    private static EidosException failure(Manifest wanted, RbacDecision decision, ApiStatus refusal) {
        String verb = switch (decision) {
            case RbacDecision.Create create -> "create";
            case RbacDecision.Update update -> "update";
            case RbacDecision.Replace replace -> "replace";
            case RbacDecision.Reuse reuse -> "reuse";
            case RbacDecision.Foreign foreign -> "use";
        };
        if (isNamespaceGone(wanted, refusal)) {
            return EidosException.of(ErrorCode.NOT_FOUND, "the namespace does not exist, or no longer")
                    .object("namespaces/" + wanted.namespace())
                    .reason(cannot(verb, wanted) + ": " + refusal.message())
                    .suggestion("create it: kubectl create namespace " + wanted.namespace())
                    .build();
        }
        if (refusal.code() == 409) {
            return EidosException.of(ErrorCode.CONFLICT, cannot(verb, wanted))
                    .object(wanted.object())
                    .reason(refusal.message())
                    .suggestion("somebody else keeps changing it, or it is being deleted: try again later")
                    .build();
        }
        return ApiClient.refusal(cannot(verb, wanted), wanted.object(), refusal);
    }
}
