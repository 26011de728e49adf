package dev.eidos.k8s.agent;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.k8s.api.Identity;
import dev.eidos.k8s.api.ResourceWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Deletes an object and waits until the API server no longer has it: finalizers may take their time. */
record JobRemoval(ApiClient api, Clock clock) {

    /**
     * Deletes and waits.
     *
     * @throws EidosException if it is still there after that time
     */
    void await(ApiResource resource, String uid, Duration limit) throws InterruptedException {
        Instant deadline = clock.instant().plus(limit);
        switch (api.send("cannot delete the old Job", ApiRequest.delete(resource, uid))) {
            case ApiAnswer.Done _ -> {}
            case ApiAnswer.Refused(ApiStatus status) -> {
                // gone, or another one has the name: the creation that follows will tell
                if (status.notFound() || status.code() == 409) {
                    return;
                }
                throw ApiClient.refusal("cannot delete the old Job", resource.object(), status);
            }
        }
        if (!isThere(resource, uid)) {
            return;
        }
        var gone = new CountDownLatch(1);
        ApiRequest one = ApiRequest.get(resource.collection(), resource.object())
                .with("fieldSelector", "metadata.name=" + resource.name());
        try (var watch = ResourceWatch.start(api, one, null, new Awaited(uid, gone))) {
            while (!gone.await(1, TimeUnit.SECONDS)) {
                watch.checkSilence();
                // it may have gone between the look and the watch
                if (!isThere(resource, uid)) {
                    return;
                }
                if (clock.instant().isAfter(deadline)) {
                    throw stuck(resource, limit);
                }
            }
        }
    }

    private boolean isThere(ApiResource resource, String uid) throws InterruptedException {
        return api.send("cannot read the Job", ApiRequest.get(resource)) instanceof ApiAnswer.Done(Value.Mapping job)
                && Identity.of(job).uid().equals(uid);
    }

    private static EidosException stuck(ApiResource resource, Duration limit) {
        return EidosException.of(ErrorCode.TIMED_OUT, "the old Job does not go away")
                .object(resource.object())
                .reason("still there " + limit.toSeconds() + " s after it was deleted")
                .suggestion("see its finalizers: kubectl get " + resource.kubectl()
                        + " -o yaml; or use --generate-job-name")
                .build();
    }

    private record Awaited(String uid, CountDownLatch gone) implements ResourceWatch.Sink {
        @Override
        public void seen(Value object) {}

        @Override
        public void gone(Value object) {
            gone.countDown();
        }

        @Override
        public void listed(List<Value> objects) {
            if (objects.isEmpty()) {
                gone.countDown();
            }
        }

        @Override
        public void refused(ApiStatus status) {}
    }
}
