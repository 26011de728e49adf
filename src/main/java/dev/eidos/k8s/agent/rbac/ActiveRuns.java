package dev.eidos.k8s.agent.rbac;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.AgentManifests;
import dev.eidos.k8s.agent.manifest.JobState;
import dev.eidos.k8s.agent.manifest.Labels;
import dev.eidos.k8s.agent.manifest.Manifest;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.PagedList;
import dev.eidos.k8s.syntax.EidosLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Other runs in the namespace, whose agents need the RBAC objects as long as they work. */
final class ActiveRuns {
    private final ApiClient client;
    private final AgentConfig config;
    private final AgentManifests manifests;

    ActiveRuns(ApiClient client, AgentConfig config, AgentManifests manifests) {
        this.client = client;
        this.config = config;
        this.manifests = manifests;
    }

    /**
     * The reason why nothing may be removed now; empty if nothing stands against it. If the caller may not look for
     * other runs, there may be one.
     */
    Optional<RemovedRbac.Kept> blocking() throws InterruptedException {
        Manifest own = manifests.job();
        ApiRequest list = ApiRequest.get(own.collectionPath(), "jobs in " + config.namespace())
                .with("labelSelector", Labels.selector(null));
        try {
            List<Value> jobs =
                    PagedList.of(list).fold(client, "cannot look for other runs", ArrayList<Value>::new, List::add);
            return jobs.stream()
                    .filter(job -> JobState.isAtWork(job) && !isOf(own, job))
                    .findFirst()
                    .map(job -> new RemovedRbac.Kept(
                            own.resource(), "another run is active: Job " + job.text("metadata", "name"), false));
        } catch (EidosException e) {
            return Optional.of(new RemovedRbac.Kept(own.resource(), String.valueOf(e.getMessage()), true));
        }
    }

    /** Returns whether an object belongs to the same run. */
    static boolean isOf(Manifest own, Value object) {
        return object.text("metadata", "labels", EidosLabels.RUN_ID)
                .equals(own.document().text("metadata", "labels", EidosLabels.RUN_ID));
    }
}
