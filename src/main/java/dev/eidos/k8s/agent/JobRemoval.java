package dev.eidos.k8s.agent;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.DeletionWait;
import java.time.Duration;

/** Deletes a Job and waits until the API server no longer has it: finalizers may take their time. */
record JobRemoval(ApiClient api) {

    /**
     * Deletes and waits.
     *
     * @throws EidosException if it is still there after that time
     */
    void await(ApiResource job, String uid, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        switch (api.send("cannot delete the old Job", ApiRequest.delete(job, uid))) {
            case ApiAnswer.Done _ -> {}
            case ApiAnswer.Refused(ApiStatus status) -> {
                // gone, or another one has the name: the creation that follows will tell
                if (status.notFound() || status.code() == 409) {
                    return;
                }
                throw ApiClient.refusal("cannot delete the old Job", job.object(), status);
            }
        }
        ApiRequest ofName =
                ApiRequest.get(job.collection(), job.object()).with("fieldSelector", "metadata.name=" + job.name());
        var wait = DeletionWait.of(
                api,
                "cannot read the Job",
                ofName,
                one -> one.text("metadata", "uid").equals(uid));
        if (!wait.until(deadline).isEmpty()) {
            throw stuck(job, limit);
        }
    }

    private static EidosException stuck(ApiResource job, Duration limit) {
        return EidosException.of(ErrorCode.TIMED_OUT, "the old Job does not go away")
                .object(job.object())
                .reason("still there " + limit.toSeconds() + " s after it was deleted")
                .suggestion("see its finalizers: kubectl get " + job.kubectl() + " -o yaml; or use --generate-job-name")
                .build();
    }
}
