package dev.eidos.k8s.agent.preflight;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.rbac.RbacDecision;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.Lookup;
import dev.eidos.k8s.api.Parallel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a cluster before anything is written.
 *
 * @param sights the objects that are there now under the names that are wanted
 * @param sharedBinding the binding that earlier versions shared among all namespaces
 * @param decisions about the namespace and each RBAC object
 * @param references the objects that the user named, with what was found
 * @param rules of what the caller may do, by namespace; empty without checks
 * @param nodes the permissions about nodes, with whether the caller has each
 * @param podRefusal the refusal of the pod, if it is known that it would not be admitted
 */
public record ClusterInspection(
        Map<ObjectKind, Lookup> sights,
        Lookup sharedBinding,
        Map<ObjectKind, RbacDecision> decisions,
        Map<Reference, Lookup> references,
        List<SubjectRules> rules,
        Map<Permission, Boolean> nodes,
        Optional<ApiStatus> podRefusal) {
    private static final String WHAT = "cannot look at what is there";

    /** The state now, by one round of requests side by side; without checks only of the objects themselves. */
    public static ClusterInspection at(ApiClient client, AgentConfig config, AgentManifests manifests)
            throws InterruptedException {
        boolean checked = !config.run().skipPreflight();
        List<Reference> references = checked ? Reference.of(config) : List.of();
        Set<String> namespaces = new LinkedHashSet<>();
        if (checked) {
            namespaces.addAll(List.of(config.namespace(), config.resultNamespace()));
            config.run().kept().ifPresent(uri -> namespaces.add(uri.namespace()));
        }
        List<RequiredPermission> nodes = checked ? Permissions.ofNodes(config) : List.of();
        ApiRequest pod = PodAdmission.request(manifests);

        List<ApiRequest> requests = new ArrayList<>();
        manifests.all().forEach(manifest -> requests.add(ApiRequest.get(manifest.resource())));
        ApiResource shared = manifests.sharedClusterRoleBinding().resource();
        requests.add(ApiRequest.get(shared));
        references.forEach(reference -> requests.add(ApiRequest.get(reference.resource())));
        namespaces.forEach(namespace -> requests.add(Reviews.rules(namespace)));
        nodes.forEach(need -> requests.add(Reviews.access(need.permission())));
        if (checked) {
            requests.add(pod);
        }
        Map<ApiRequest, ApiAnswer> answers = Parallel.send(client, WHAT, requests);

        Map<ObjectKind, Lookup> sights = new EnumMap<>(ObjectKind.class);
        manifests.all().forEach(manifest -> sights.put(manifest.kind(), sight(answers, manifest.resource())));
        Map<Reference, Lookup> seen = new LinkedHashMap<>();
        references.forEach(reference -> seen.put(reference, forgotten(sight(answers, reference.resource()))));
        Map<Permission, Boolean> ofNodes = new LinkedHashMap<>();
        nodes.forEach(need ->
                ofNodes.put(need.permission(), Reviews.isAllowed(answer(answers, Reviews.access(need.permission())))));
        return new ClusterInspection(
                sights,
                sight(answers, shared),
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

    private static Lookup sight(Map<ApiRequest, ApiAnswer> answers, ApiResource resource) {
        ApiRequest get = ApiRequest.get(resource);
        return Lookup.of(get, answer(answers, get));
    }

    /**
     * The lookup without the object's content: only whether it is there matters, and a Secret's content is not kept.
     */
    private static Lookup forgotten(Lookup sight) {
        return sight instanceof Lookup.Present ? new Lookup.Present(Value.Mapping.EMPTY) : sight;
    }

    /** Without a ServiceAccount every pod is refused, for that reason alone. */
    private static boolean isPrepared(Map<ObjectKind, Lookup> sights) {
        return !(sights.get(ObjectKind.NAMESPACE) instanceof Lookup.Absent)
                && sights.get(ObjectKind.SERVICE_ACCOUNT) instanceof Lookup.Present;
    }

    static Map<ObjectKind, RbacDecision> decisions(
            AgentConfig config, AgentManifests manifests, Map<ObjectKind, Lookup> sights) {
        Map<ObjectKind, RbacDecision> decisions = new EnumMap<>(ObjectKind.class);
        boolean setUp =
                config.run().skipPreflight() || sights.get(ObjectKind.SERVICE_ACCOUNT) instanceof Lookup.Present;
        for (Manifest manifest : manifests.all()) {
            if (manifest.kind() == ObjectKind.JOB) {
                continue;
            }
            Lookup sight = sights.getOrDefault(manifest.kind(), new Lookup.Absent());
            decisions.put(
                    manifest.kind(),
                    sight instanceof Lookup.Forbidden && (setUp || !isRbac(manifest.kind()))
                            ? new RbacDecision.Reuse()
                            : RbacDecision.of(manifest, sight.found()));
        }
        return decisions;
    }

    /**
     * Returns whether the kind is among those that an administrator may have set up without letting others see them.
     */
    static boolean isRbac(ObjectKind kind) {
        return switch (kind) {
            case ROLE, ROLE_BINDING, CLUSTER_ROLE, CLUSTER_ROLE_BINDING -> true;
            case NAMESPACE, SERVICE_ACCOUNT, JOB -> false;
        };
    }

    boolean isHidden(ObjectKind kind) {
        return sights.get(kind) instanceof Lookup.Forbidden;
    }

    boolean isPresent(ObjectKind kind) {
        return sights.get(kind) instanceof Lookup.Present;
    }

    /** What eidos has made, or makes in this run, and that stays after it: {@code Role eidos}. */
    public List<String> lasting(AgentManifests manifests) {
        return manifests.all().stream()
                .filter(manifest -> manifest.kind() != ObjectKind.JOB)
                .filter(manifest -> switch (sights.getOrDefault(manifest.kind(), new Lookup.Forbidden())) {
                    case Lookup.Present(Value.Mapping object) -> Labels.areOurs(object);
                    case Lookup.Absent _ -> true;
                    case Lookup.Forbidden _ -> false;
                })
                .map(manifest -> manifest.kind().kind() + " " + manifest.name())
                .toList();
    }

    public boolean namespaceAbsent() {
        return sights.get(ObjectKind.NAMESPACE) instanceof Lookup.Absent;
    }

    /** The namespace, if it is there and may be looked at. */
    Optional<Value.Mapping> namespace() {
        return found(ObjectKind.NAMESPACE);
    }

    /** The Job of the name that is wanted, if there is one. */
    public Optional<Value.Mapping> job() {
        return found(ObjectKind.JOB);
    }

    private Optional<Value.Mapping> found(ObjectKind kind) {
        return Optional.ofNullable(sights.get(kind)).flatMap(Lookup::found);
    }
}
