package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.manifest.FleetManifests;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import java.time.Duration;
import java.time.Instant;

/**
 * The life of the Job that owns a run's objects: the end of it, counted from its completion and so from its beginning
 * on, is moved on as long as the run is at work. Used by one thread.
 */
final class AnchorLife {
    private final ApiClient api;
    private final FleetManifests manifests;
    private final Duration alive;
    private Instant begun = Instant.MAX;
    private Instant next = Instant.MAX;

    /** @param alive the time that it has without being moved on */
    AnchorLife(ApiClient api, FleetManifests manifests, Duration alive) {
        this.api = api;
        this.manifests = manifests;
        this.alive = alive;
    }

    void begins(Instant now) {
        begun = now;
        next = now.plus(alive.dividedBy(2));
    }

    /** Moves its end on, if it is time to; does not wait for the answer. */
    void goesOn(Instant now) {
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(alive.dividedBy(4));
        long seconds = Duration.between(begun, now).plus(alive).toSeconds();
        ApiResource job =
                ApiResource.job(manifests.config().namespace(), manifests.run().jobName());
        Value longer = Value.mapping(patch -> patch.put("spec", spec -> spec.put("ttlSecondsAfterFinished", seconds)));
        Thread.ofVirtual().name("life of " + job.object()).start(() -> send(ApiRequest.merge(job, longer)));
    }

    /** There is a next time before it is too late. */
    private void send(ApiRequest request) {
        try {
            switch (api.send("cannot move the Job's end on", request)) {
                case ApiAnswer.Done _, ApiAnswer.Refused _ -> {}
            }
        } catch (EidosException e) {
            // the watches tell that the server does not answer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
