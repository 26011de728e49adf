package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.k8s.client.ApiAnswer;
import dev.eidos.k8s.client.ApiClient;
import dev.eidos.k8s.client.ApiRequest;
import dev.eidos.k8s.client.ApiResource;
import dev.eidos.k8s.client.ApiStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a cluster shows before anything is written.
 *
 * @param sights the objects of the names that are wanted
 * @param decisions about the namespace and each RBAC object
 * @param references what the user named, with what was seen of it
 * @param rules what the caller may do, by namespace; empty without checks
 * @param nodes which permissions about nodes the caller has
 * @param podRefusal why the pod would not be admitted, if that is known
 */
record Look(
        Map<ObjectKind, Sight> sights,
        Map<ObjectKind, RbacDecision> decisions,
        Map<Reference, Sight> references,
        List<GrantedRules> rules,
        Map<Permission, Boolean> nodes,
        Optional<ApiStatus> podRefusal) {
    private static final String WHAT = "cannot look at what is there";

    /** One round of requests side by side; without checks only for the objects themselves. */
    static Look at(ApiClient client, AgentConfig config, AgentManifests manifests) throws InterruptedException {
        boolean checked = !config.skipPreflight();
        List<Reference> references = checked ? Reference.of(config) : List.of();
        Set<String> namespaces =
                checked ? new LinkedHashSet<>(List.of(config.namespace(), config.resultNamespace())) : Set.of();
        List<Need> nodes = checked ? Permissions.ofNodes() : List.of();
        ApiRequest pod = PodAdmission.request(manifests);

        List<ApiRequest> requests = new ArrayList<>();
        manifests.all().forEach(manifest -> requests.add(ApiRequest.get(manifest.resource())));
        references.forEach(reference -> requests.add(ApiRequest.get(reference.resource())));
        namespaces.forEach(namespace -> requests.add(Reviews.rules(namespace)));
        nodes.forEach(need -> requests.add(Reviews.access(need.permission())));
        if (checked) {
            requests.add(pod);
        }
        Map<ApiRequest, ApiAnswer> answers = Round.send(client, WHAT, requests);

        Map<ObjectKind, Sight> sights = new EnumMap<>(ObjectKind.class);
        manifests.all().forEach(manifest -> sights.put(manifest.kind(), sight(answers, manifest.resource())));
        Map<Reference, Sight> seen = new LinkedHashMap<>();
        references.forEach(reference -> seen.put(reference, forgotten(sight(answers, reference.resource()))));
        Map<Permission, Boolean> ofNodes = new LinkedHashMap<>();
        nodes.forEach(need ->
                ofNodes.put(need.permission(), Reviews.isAllowed(answer(answers, Reviews.access(need.permission())))));
        return new Look(
                sights,
                decisions(config, manifests, sights),
                seen,
                namespaces.stream()
                        .map(namespace -> Reviews.granted(namespace, answer(answers, Reviews.rules(namespace))))
                        .toList(),
                ofNodes,
                checked && isPrepared(sights) ? PodAdmission.refusal(answer(answers, pod)) : Optional.empty());
    }

    private static ApiAnswer answer(Map<ApiRequest, ApiAnswer> answers, ApiRequest request) {
        ApiAnswer answer = answers.get(request);
        if (answer == null) {
            throw new IllegalArgumentException("not asked: " + request.object());
        }
        return answer;
    }

    private static Sight sight(Map<ApiRequest, ApiAnswer> answers, ApiResource resource) {
        ApiRequest get = ApiRequest.get(resource);
        return Sight.of(get, answer(answers, get));
    }

    /** That it is there is all that matters; a Secret's content is not kept. */
    private static Sight forgotten(Sight sight) {
        return sight instanceof Sight.Present ? new Sight.Present(Trees.map()) : sight;
    }

    /** Without a ServiceAccount every pod is refused, for that reason alone. */
    private static boolean isPrepared(Map<ObjectKind, Sight> sights) {
        return !(sights.get(ObjectKind.NAMESPACE) instanceof Sight.Absent)
                && sights.get(ObjectKind.SERVICE_ACCOUNT) instanceof Sight.Present;
    }

    static Map<ObjectKind, RbacDecision> decisions(
            AgentConfig config, AgentManifests manifests, Map<ObjectKind, Sight> sights) {
        Map<ObjectKind, RbacDecision> decisions = new EnumMap<>(ObjectKind.class);
        boolean setUp = config.skipPreflight() || sights.get(ObjectKind.SERVICE_ACCOUNT) instanceof Sight.Present;
        for (Manifest manifest : manifests.all()) {
            if (manifest.kind() == ObjectKind.JOB) {
                continue;
            }
            Sight sight = sights.getOrDefault(manifest.kind(), new Sight.Absent());
            decisions.put(
                    manifest.kind(),
                    sight instanceof Sight.Hidden && (setUp || !isRbac(manifest.kind()))
                            ? new RbacDecision.Reuse()
                            : RbacDecision.of(manifest, sight.found()));
        }
        return decisions;
    }

    /** Whether it is among what an administrator may have set up without letting others see it. */
    static boolean isRbac(ObjectKind kind) {
        return switch (kind) {
            case ROLE, ROLE_BINDING, CLUSTER_ROLE, CLUSTER_ROLE_BINDING -> true;
            case NAMESPACE, SERVICE_ACCOUNT, JOB -> false;
        };
    }

    boolean isHidden(ObjectKind kind) {
        return sights.get(kind) instanceof Sight.Hidden;
    }

    boolean isPresent(ObjectKind kind) {
        return sights.get(kind) instanceof Sight.Present;
    }

    boolean namespaceAbsent() {
        return sights.get(ObjectKind.NAMESPACE) instanceof Sight.Absent;
    }

    /** The namespace, if it is there and may be looked at. */
    Optional<Node.Mapping> namespace() {
        return found(ObjectKind.NAMESPACE);
    }

    /** The Job of the name that is wanted, if there is one. */
    Optional<Node.Mapping> job() {
        return found(ObjectKind.JOB);
    }

    private Optional<Node.Mapping> found(ObjectKind kind) {
        return Optional.ofNullable(sights.get(kind)).flatMap(Sight::found);
    }
}
