package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.api.RunId;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.syntax.EidosLabels;
import java.time.Duration;

/** Finds the Job of a run that was asked for, and whose creation nobody confirmed. */
record UnconfirmedJobs(ApiClient api, RunContext context) {
    /** The server may still be at it when we stop waiting for its answer. */
    private static final Duration SECOND_LOOK = Duration.ofMillis(700);

    /** Adds it to what the run has created; tells the clean-up if the server does not answer. */
    void find(Cleanup cleanup) throws InterruptedException {
        AgentConfig config = context.config();
        RunId run = context.run();
        ApiResource jobs = ApiResource.job(config.namespace(), "");
        ApiRequest ofRun = ApiRequest.get(jobs.collection(), "namespaces/" + config.namespace() + "/jobs")
                .with("labelSelector", EidosLabels.RUN_ID + "=" + run.value());
        try {
            if (!found(ofRun)) {
                Thread.sleep(SECOND_LOOK);
                found(ofRun);
            }
        } catch (EidosException e) {
            cleanup.left(
                    ApiResource.job(config.namespace(), config.jobName(run)),
                    "it may have been created: " + e.getMessage(),
                    "kubectl delete job --namespace " + config.namespace() + " --selector " + EidosLabels.RUN_ID + "="
                            + run.value());
        }
    }

    private boolean found(ApiRequest ofRun) throws InterruptedException {
        return switch (api.send("cannot look for the Job", ofRun)) {
            case ApiAnswer.Done(Value.Mapping list) -> {
                for (Value job : list.items("items")) {
                    context.created().add(context.job(job.text("metadata", "name")), job.text("metadata", "uid"));
                }
                yield !list.items("items").isEmpty();
            }
            case ApiAnswer.Refused(ApiStatus status) ->
                throw ApiClient.refusal("cannot look for the Job", ofRun.object(), status);
        };
    }
}
