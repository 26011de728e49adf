package dev.eidos.k8s.agent.result;

import dev.eidos.document.Format;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.AgentResult;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.agent.watch.AgentLog;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.configmap.StoredDocument;
import dev.eidos.k8s.syntax.ConfigMapUri;
import dev.eidos.k8s.syntax.EidosLabels;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a run's result, and believes nothing but what the agent has sealed: whoever may write ConfigMaps in the
 * namespace can write one that has this run's id.
 *
 * @param wanted where the agent was told to write
 */
public record Results(ApiClient api, AgentConfig config, RunId run, ConfigMapUri wanted) {
    private static final String OTHER_IMAGE = "use the image of this version: leave --image out, or name it there";

    /**
     * Reads it.
     *
     * @param seen the ConfigMap, if the run's watches have shown it; none to ask for it
     */
    public AgentResult read(ResultSeal seal, Optional<Value> seen) throws InterruptedException {
        ConfigMapUri uri = checked(seal.uri());
        StoredDocument stored = whole(uri, seen.isPresent() ? seen.get() : ask(seal));
        String runId = stored.runId();
        if (runId == null) {
            throw failure(ErrorCode.FAILED, "the result does not say which run wrote it", uri)
                    .reason("it has no annotation " + EidosLabels.RUN_ID
                            + ": the image's eidos is too old for this one, or somebody has changed the ConfigMap")
                    .suggestion(OTHER_IMAGE + "; see who else writes there: " + managers(uri))
                    .build();
        }
        if (!runId.equals(run.value())) {
            throw failure(ErrorCode.CONFLICT, "the result is another run's", uri)
                    .reason("run " + runId + " wrote it, and this is run " + run)
                    .suggestion("give runs results of their own: name another with --output, or none")
                    .build();
        }
        if (!stored.sha256().equals(seal.sha256())) {
            throw failure(ErrorCode.CONFLICT, "the result is not the one that the agent wrote", uri)
                    .reason("its SHA-256 is " + stored.sha256() + ", and the agent wrote " + seal.sha256())
                    .suggestion("take the snapshot again; see who else writes there: " + managers(uri))
                    .build();
        }
        return new AgentResult(stored.document(), format(stored), uri.toString());
    }

    /** The agent writes where it was told to, or, where that was taken, beside it. */
    private ConfigMapUri checked(ConfigMapUri written) {
        boolean beside = config.run().output().isEmpty()
                && written.namespace().equals(wanted.namespace())
                && written.name().startsWith(wanted.name() + "-");
        if (!written.equals(wanted) && !beside) {
            throw failure(ErrorCode.FAILED, "the agent wrote its result elsewhere", written)
                    .reason("it was told to write " + wanted.object())
                    .suggestion("check that the image is eidos's own (--image), and what it does (--follow)")
                    .build();
        }
        return written;
    }

    private Value ask(ResultSeal seal) throws InterruptedException {
        ConfigMapUri uri = seal.uri();
        return switch (get(uri)) {
            case ApiAnswer.Done(Value.Mapping first) -> first;
            case ApiAnswer.Refused(ApiStatus status) -> {
                if (!status.notFound()) {
                    throw refusal(uri, status);
                }
                throw failure(ErrorCode.FAILED, "somebody has deleted the agent's result", uri)
                        .reason("the agent wrote it, SHA-256 " + seal.sha256() + ", and now: " + status.message())
                        .suggestion("take the snapshot again; see who may: kubectl get rolebindings --namespace "
                                + uri.namespace() + " -o wide")
                        .build();
            }
        };
    }

    /**
     * The failure of an agent that ended well and did not say what it wrote, if anything.
     *
     * @param podName of the agent, whose log says more where there is no result; empty if it was never seen
     */
    public EidosException unsealed(String podName) throws InterruptedException {
        ConfigMapUri uri = wanted;
        return switch (get(uri)) {
            case ApiAnswer.Done(Value.Mapping found) ->
                failure(ErrorCode.FAILED, "the agent did not say which result it wrote", uri)
                        .reason(unsealedReason(found.text("metadata", "labels", EidosLabels.VERSION)))
                        .suggestion(OTHER_IMAGE)
                        .build();
            case ApiAnswer.Refused(ApiStatus status) ->
                status.notFound()
                        ? failure(ErrorCode.FAILED, "the agent ended well, but left no result", uri)
                                .reason(status.message() + log(podName))
                                .suggestion(
                                        "check that the image is eidos's own (--image), and what it does (--follow)")
                                .build()
                        : refusal(uri, status);
        };
    }

    private String unsealedReason(String version) {
        String image = config.pod().image().toString();
        String own = config.run().version();
        String why = version.isEmpty() || version.equals(own)
                ? "the image " + image + " is not eidos' own, or its pod was gone before its last word was read"
                : "the image " + image + " has eidos " + version + ", which is too old to do so, and this is " + own;
        return why + "; anybody who may write ConfigMaps there could have written this one";
    }

    private ApiAnswer get(ConfigMapUri uri) throws InterruptedException {
        return api.send("cannot read the result", ApiRequest.get(ApiResource.configMap(uri.namespace(), uri.name())));
    }

    private static EidosException refusal(ConfigMapUri uri, ApiStatus status) {
        return ApiClient.refusal("cannot read the result", uri.object(), status);
    }

    private static String managers(ConfigMapUri uri) {
        return "kubectl get configmap " + uri.name() + " --namespace " + uri.namespace()
                + " -o yaml --show-managed-fields";
    }

    private String log(String podName) throws InterruptedException {
        return podName.isEmpty()
                ? ""
                : AgentLog.quoted(AgentLog.tail(api, ApiResource.pod(config.namespace(), podName)));
    }

    private StoredDocument whole(ConfigMapUri uri, Value first) throws InterruptedException {
        try {
            return new ConfigMapStore(api, new ResultStamp(Map.of(), run.value(), null)).read(uri, first);
        } catch (EidosException e) {
            if (e.code() == ErrorCode.INVALID_INPUT) {
                throw failure(ErrorCode.FAILED, "the agent's result is not a snapshot", uri)
                        .reason(e.getMessage())
                        .suggestion("check that the image is eidos's own (--image), and what it does (--follow)")
                        .cause(e)
                        .build();
            }
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            throw failure(ErrorCode.FAILED, "the result is not whole", uri)
                    .reason("its part " + e.object() + " is missing")
                    .suggestion("take the snapshot again; see who deletes ConfigMaps there: kubectl get configmaps"
                            + " --namespace " + uri.namespace())
                    .cause(e)
                    .build();
        }
    }

    private static Format format(StoredDocument stored) {
        return "json".equals(stored.format()) ? Format.JSON : Format.YAML;
    }

    private static EidosException.Builder failure(ErrorCode code, String what, ConfigMapUri uri) {
        return EidosException.of(code, what).object(uri.object());
    }
}
