package dev.eidos.k8s.agent.fleet;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.manifest.FleetManifests;
import dev.eidos.k8s.agent.watch.PassingTrouble;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import java.time.Duration;

/** Brings the pod for one node into being. */
record PodCreation(ApiClient api, FleetManifests manifests) {
    private static final String CREATING = "cannot create the agent's pod";
    private static final int TRIES = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    /**
     * Creates it. A refusal that may pass, of a webhook that does not answer, is waited for.
     *
     * @throws EidosException if the server refuses it
     */
    void of(int number, String node, String anchorUid) throws InterruptedException {
        Value.Mapping pod = manifests.pod(node, number, anchorUid);
        ApiResource resource = ApiResource.pod(manifests.config().namespace(), manifests.podName(number));
        for (int tries = 1; ; tries++) {
            switch (api.send(CREATING, ApiRequest.create(resource, pod))) {
                case ApiAnswer.Done _ -> {
                    return;
                }
                case ApiAnswer.Refused(ApiStatus status) -> {
                    // the name is this run's own: a try whose answer was lost has created it
                    if (status.alreadyExists()) {
                        return;
                    }
                    if (tries == TRIES || !PassingTrouble.isIn(status.message())) {
                        throw ApiClient.refusal(CREATING, resource.object(), status);
                    }
                    Thread.sleep(BETWEEN);
                }
            }
        }
    }
}
