package dev.eidos.k8s.agent.preflight;

import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.AdmissionRefusal;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiErrors;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import java.util.Optional;

/**
 * A check of whether the server would admit the agent's pod. Admission looks at a Job's pod only when the Job
 * controller creates it, so the pod itself is tried: Pod Security, quota, limit ranges, webhooks.
 */
final class PodAdmission {
    private PodAdmission() {}

    /** The pod that the Job's controller would create, as a request that stores nothing. */
    static ApiRequest request(AgentManifests manifests) {
        Manifest job = manifests.job();
        Value.Mapping metadata = Value.mapping(job.document().entries("spec", "template", "metadata"));
        Value.Mapping named = metadata.with("generateName", job.name() + "-").with("namespace", job.namespace());
        Value.Mapping pod = new MappingBuilder()
                .put("apiVersion", "v1")
                .put("kind", "Pod")
                .put("metadata", named)
                .put("spec", job.document().at("spec", "template", "spec"))
                .build();
        return ApiRequest.create(ApiResource.pod(job.namespace(), job.name()), pod)
                .dryRun();
    }

    /** The refusal of the pod, if the answer is one: not being allowed to ask proves nothing. */
    static Optional<ApiStatus> refusal(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Done done -> Optional.empty();
            case ApiAnswer.Refused(ApiStatus status) ->
                status.isOfCaller() || !status.isAboutContent() || isAboutAccount(status)
                        ? Optional.empty()
                        : Optional.of(status);
        };
    }

    /**
     * The question is asked beside that for the ServiceAccount, which another run may have made in between; it is made,
     * or its absence told, later.
     */
    private static boolean isAboutAccount(ApiStatus refusal) {
        return refusal.message().contains("error looking up service account");
    }

    static boolean isAboutQuota(ApiStatus refusal) {
        return refusal.message().contains("exceeded quota");
    }

    static EidosException failure(AgentConfig config, ApiStatus refusal) {
        String by = isAboutQuota(refusal)
                ? ""
                : AdmissionRefusal.of(config, refusal.message())
                        .map(known -> " by " + known.by())
                        .orElse("");
        return EidosException.of(
                        refusal.code() == 403 ? ErrorCode.FORBIDDEN : ErrorCode.INVALID_INPUT,
                        "the agent's pod is not admitted" + by)
                .object("namespaces/" + config.namespace())
                .reason(refusal.message())
                .suggestion(suggestion(config, refusal))
                .cause(ApiErrors.cause(refusal))
                .build();
    }

    private static String suggestion(AgentConfig config, ApiStatus refusal) {
        String message = refusal.message();
        if (isAboutQuota(refusal)) {
            return "see what uses it up: kubectl describe resourcequota --namespace " + config.namespace()
                    + "; or lower --requests and --limits, or choose another --namespace";
        }
        if (message.contains("must specify")) {
            return "set what the quota asks for with --requests and --limits";
        }
        return AdmissionRefusal.of(config, message)
                .map(AdmissionRefusal::suggestion)
                .orElse("change the flag at fault, choose another --namespace, or have what forbids it changed");
    }
}
