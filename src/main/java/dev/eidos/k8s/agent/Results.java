package dev.eidos.k8s.agent;

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
import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.configmap.StoredDocument;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.util.Map;
import java.util.Optional;

/** Reads a run's result, and believes nothing that is not this run's. */
record Results(ApiClient api, AgentConfig config, RunId run) {

    /**
     * Reads it.
     *
     * @param seen the ConfigMap, if the run's watches have shown it; none to ask for it
     * @param podName of the agent, whose log says more where there is no result; empty if it was never seen
     */
    AgentResult read(Optional<Value> seen, String podName) throws InterruptedException {
        ConfigMapUri uri = config.result(run);
        var store = new ConfigMapStore(api, new ResultStamp(Map.of(), run.value(), null));
        StoredDocument stored = seen.isPresent() ? whole(store, uri, seen.get()) : ask(store, uri, podName);
        String runId = stored.runId();
        if (runId == null) {
            throw failure(ErrorCode.FAILED, "the result does not say which run wrote it", uri)
                    .reason("the image's eidos is too old for this one, or it is something else")
                    .suggestion("use the image of this version: leave --image out, or name it there")
                    .build();
        }
        if (!runId.equals(run.value())) {
            throw failure(ErrorCode.CONFLICT, "the result is another run's", uri)
                    .reason("run " + runId + " wrote it, and this is run " + run)
                    .suggestion("give runs results of their own: name another with --output, or none")
                    .build();
        }
        return new AgentResult(stored.document(), format(stored), uri.toString());
    }

    private StoredDocument ask(ConfigMapStore store, ConfigMapUri uri, String podName) throws InterruptedException {
        ApiResource configMap = ApiResource.configMap(uri.namespace(), uri.name());
        return switch (api.send("cannot read the result", ApiRequest.get(configMap))) {
            case ApiAnswer.Done(Value.Mapping first) -> whole(store, uri, first);
            case ApiAnswer.Refused(ApiStatus status) -> {
                if (!status.notFound()) {
                    throw ApiClient.refusal("cannot read the result", configMap.object(), status);
                }
                throw failure(ErrorCode.FAILED, "the agent ended well, but left no result", uri)
                        .reason(status.message() + log(podName))
                        .suggestion("check that the image is eidos's own (--image), and what it does (--follow)")
                        .build();
            }
        };
    }

    private String log(String podName) throws InterruptedException {
        return podName.isEmpty()
                ? ""
                : AgentLog.quoted(AgentLog.tail(api, ApiResource.pod(config.namespace(), podName)));
    }

    private static StoredDocument whole(ConfigMapStore store, ConfigMapUri uri, Value first)
            throws InterruptedException {
        try {
            return store.read(uri, first);
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
