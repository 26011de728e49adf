package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.client.ApiClient;
import dev.eidos.k8s.client.ConfigMapStore;
import dev.eidos.k8s.client.ConfigMapUri;
import dev.eidos.k8s.client.ResultStamp;
import dev.eidos.k8s.client.StoredDocument;
import dev.eidos.serializer.Format;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a run's result, and believes nothing that is not this run's. */
record Results(ApiClient api, AgentConfig config, RunId run) {

    /**
     * Reads it.
     *
     * @param seen the ConfigMap as a watch has just shown it; none to ask for it
     */
    AgentResult read(@Nullable Node seen) throws InterruptedException {
        ConfigMapUri uri = config.result(run);
        var store = new ConfigMapStore(api, new ResultStamp(Map.of(), run.value(), null));
        StoredDocument stored = seen == null ? ask(store, uri) : store.read(uri, seen);
        String runId = stored.runId();
        if (runId == null) {
            throw failure(ErrorCode.FAILED, "the result does not say which run wrote it", uri)
                    .reason("the image's eidos is too old for this one, or it is something else")
                    .suggestion("use the image of this version: leave --image out")
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

    private static StoredDocument ask(ConfigMapStore store, ConfigMapUri uri) throws InterruptedException {
        try {
            return store.read(uri);
        } catch (EidosException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
            throw failure(ErrorCode.FAILED, "the agent ended well, but left no result", uri)
                    .reason(e.reason() == null ? e.what() : e.reason())
                    .suggestion("check that the image is eidos's own, and what it logged: --follow")
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
