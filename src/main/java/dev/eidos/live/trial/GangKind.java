package dev.eidos.live.trial;

import dev.eidos.document.Value;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import java.util.List;
import java.util.Optional;

/** A scheduler of gangs, and how it is told of one. */
sealed interface GangKind {
    /**
     * KAI Scheduler: pods name their PodGroup in an annotation, and the PodGroup its queue (github.com/kai-scheduler,
     * docs/batch).
     */
    record Kai(String version, String queue) implements GangKind {}

    /** Volcano: likewise (volcano.sh, "PodGroup"). */
    record Volcano(String version) implements GangKind {}

    /** Kueue: a Job is suspended until all that it asks for is within the quota (kueue.sigs.k8s.io, "Run a Job"). */
    record Kueue(String version, String clusterQueue) implements GangKind {}

    /** The first that is served and can take a gang; empty if there is none. */
    static Optional<GangKind> of(LiveCluster cluster) throws InterruptedException {
        Optional<ObjectKind> kai = cluster.kind("podgroups.scheduling.run.ai");
        if (kai.isPresent()) {
            Optional<String> queue = leafQueue(cluster);
            if (queue.isPresent()) {
                return Optional.of(new Kai(kai.get().version(), queue.get()));
            }
        }
        Optional<ObjectKind> kueue = cluster.kind("clusterqueues.kueue.x-k8s.io");
        if (kueue.isPresent()) {
            List<Value> queues = cluster.list(kueue.get(), null, "status").items();
            if (!queues.isEmpty()) {
                return Optional.of(
                        new Kueue(kueue.get().version(), queues.getFirst().text("metadata", "name")));
            }
        }
        return cluster.kind("podgroups.scheduling.volcano.sh").map(kind -> new Volcano(kind.version()));
    }

    /** Pods go to queues that have no queues under them. */
    private static Optional<String> leafQueue(LiveCluster cluster) throws InterruptedException {
        Optional<ObjectKind> kind = cluster.kind("queues.scheduling.run.ai");
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Listed queues = cluster.list(kind.get(), null, "spec.parentQueue");
        List<String> parents = queues.items().stream()
                .map(queue -> queue.text("spec", "parentQueue"))
                .toList();
        return queues.items().stream()
                .map(queue -> queue.text("metadata", "name"))
                .filter(name -> !parents.contains(name))
                .sorted()
                .findFirst();
    }
}
