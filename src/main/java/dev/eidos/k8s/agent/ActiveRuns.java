package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import dev.eidos.error.EidosException;
import dev.eidos.k8s.client.ApiClient;
import dev.eidos.k8s.client.ApiRequest;
import dev.eidos.k8s.client.EidosLabels;
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

    /** Why nothing may be removed now, if so; where nobody may look, somebody may be there. */
    Optional<RemovedRbac.Kept> blocking() throws InterruptedException {
        Manifest own = manifests.job();
        ApiRequest list = ApiRequest.get(own.collectionPath(), "jobs in " + config.namespace())
                .with("labelSelector", Labels.selector(null));
        try {
            List<Node> jobs = Tree.items(client.call("cannot look for other runs", list), "items");
            return jobs.stream()
                    .filter(job -> isActive(job) && !isOf(own, job))
                    .findFirst()
                    .map(job -> new RemovedRbac.Kept(
                            own.resource(), "another run is active: Job " + Tree.text(job, "metadata", "name"), false));
        } catch (EidosException e) {
            return Optional.of(new RemovedRbac.Kept(own.resource(), String.valueOf(e.getMessage()), true));
        }
    }

    /** Neither ended nor on its way out: two runs that end at once must not leave the objects to each other. */
    static boolean isActive(Node job) {
        return Tree.text(job, "metadata", "deletionTimestamp").isEmpty()
                && Tree.items(job, "status", "conditions").stream()
                        .noneMatch(condition -> Tree.text(condition, "status").equals("True")
                                && List.of("Complete", "Failed").contains(Tree.text(condition, "type")));
    }

    /** Whether an object belongs to the same run. */
    static boolean isOf(Manifest own, Node object) {
        return Tree.text(object, "metadata", "labels", EidosLabels.RUN_ID)
                .equals(Tree.text(own.document(), "metadata", "labels", EidosLabels.RUN_ID));
    }
}
