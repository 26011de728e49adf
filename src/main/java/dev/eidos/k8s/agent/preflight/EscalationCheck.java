package dev.eidos.k8s.agent.preflight;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.agent.manifest.ObjectKind;
import dev.eidos.k8s.agent.rbac.RbacDecision;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trial of the writes that RBAC's escalation prevention may refuse. Who writes a role must hold the permissions that
 * it grants, or may {@code escalate}; who binds it likewise, or may {@code bind} (kubernetes.io: "Using RBAC
 * Authorization", "Privilege escalation prevention"). Only trying tells.
 */
final class EscalationCheck {
    private EscalationCheck() {}

    /** The writes to try: all but that of a binding whose role is not there yet. */
    static Map<ObjectKind, ApiRequest> requests(AgentConfig config, ClusterInspection look) {
        Map<ObjectKind, ApiRequest> requests = new EnumMap<>(ObjectKind.class);
        look.decisions().forEach((kind, decision) -> {
            boolean possible = switch (kind) {
                case ROLE -> !isNamespaceMissing(config, look);
                case CLUSTER_ROLE -> true;
                case ROLE_BINDING -> look.isPresent(ObjectKind.ROLE) && !isNamespaceMissing(config, look);
                case CLUSTER_ROLE_BINDING -> look.isPresent(ObjectKind.CLUSTER_ROLE);
                case NAMESPACE, SERVICE_ACCOUNT, JOB -> false;
            };
            if (possible) {
                write(decision).ifPresent(request -> requests.put(kind, request.dryRun()));
            }
        });
        return requests;
    }

    private static boolean isNamespaceMissing(AgentConfig config, ClusterInspection look) {
        return look.namespaceAbsent() && config.resultNamespace().equals(config.namespace());
    }

    private static Optional<ApiRequest> write(RbacDecision decision) {
        return switch (decision) {
            case RbacDecision.Create(Manifest wanted) ->
                Optional.of(ApiRequest.create(wanted.resource(), wanted.document()));
            case RbacDecision.Update(Manifest changed) ->
                Optional.of(ApiRequest.replace(changed.resource(), changed.document()));
            // the one that is there is in the way of trying
            case RbacDecision.Replace replace -> Optional.empty();
            case RbacDecision.Reuse reuse -> Optional.empty();
            case RbacDecision.Foreign foreign -> Optional.empty();
        };
    }

    /** The server's words for what it would not let the caller write; that writing is forbidden at all is known. */
    static List<String> refusals(
            AgentConfig config, Map<ObjectKind, ApiRequest> requests, Map<ApiRequest, ApiAnswer> answers) {
        List<String> refusals = new ArrayList<>();
        requests.forEach((kind, request) -> {
            if (!(answers.get(request) instanceof ApiAnswer.Refused(ApiStatus status))) {
                return;
            }
            if (kind == ObjectKind.ROLE && status.notFound() && request.method().equals("POST")) {
                throw noNamespace(config, status);
            }
            if (status.isAboutContent() && !status.isOfCaller()) {
                refusals.add(status.message());
            }
        });
        return refusals;
    }

    private static EidosException noNamespace(AgentConfig config, ApiStatus status) {
        return EidosException.of(ErrorCode.NOT_FOUND, "the namespace of the result does not exist")
                .object("namespaces/" + config.resultNamespace())
                .reason(status.message())
                .suggestion("create it: kubectl create namespace " + config.resultNamespace())
                .build();
    }
}
