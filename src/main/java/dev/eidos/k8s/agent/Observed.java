package dev.eidos.k8s.agent;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import dev.eidos.k8s.client.EidosLabels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a run from outside, at one moment. Immutable: each observation makes the next one.
 *
 * @param uid of the Job that this run created
 * @param runId of this run
 * @param events about Job and pod, by their UID
 * @param since when the pod came into the state that it is in
 * @param jobSince when the Job was seen to be as active, or as finished, as it is
 */
record Observed(
        String uid,
        String runId,
        Watched job,
        Watched pod,
        Watched node,
        Watched result,
        Map<String, Node> events,
        Instant since,
        Instant jobSince) {

    static Observed of(String uid, String runId, Node job, Instant now) {
        return new Observed(
                uid,
                runId,
                new Watched.Present(job),
                new Watched.Unseen(),
                new Watched.Unseen(),
                new Watched.Unseen(),
                Map.of(),
                now,
                now);
    }

    Observed withJob(Watched seen, Instant now) {
        boolean same = hasEnded(seen) == hasEnded(job);
        return new Observed(uid, runId, seen, pod, node, result, events, since, same ? jobSince : now);
    }

    private static boolean hasEnded(Watched job) {
        return job instanceof Watched.Present(Node object) && JobState.hasEnded(object);
    }

    /** Only the pod that the Job's own controller made counts, whatever labels others have. */
    Observed withPod(Watched seen, Instant now) {
        if (!isOurs(seen)) {
            return this;
        }
        boolean same = PodState.of(seen).getClass() == PodState.of(pod).getClass();
        return new Observed(uid, runId, job, seen, node, result, events, same ? since : now, jobSince);
    }

    private boolean isOurs(Watched seen) {
        for (Node owner : Tree.items(seen.last(), "metadata", "ownerReferences")) {
            if (Tree.text(owner, "uid").equals(uid)) {
                return true;
            }
        }
        return false;
    }

    Observed withNode(Watched seen) {
        return new Observed(uid, runId, job, pod, seen, result, events, since, jobSince);
    }

    Observed withResult(Watched seen) {
        return new Observed(uid, runId, job, pod, node, seen, events, since, jobSince);
    }

    Observed withEvent(Node event) {
        Map<String, Node> all = new LinkedHashMap<>(events);
        // one that comes again with a higher count is the newest
        String id = Tree.text(event, "metadata", "uid");
        all.remove(id);
        all.put(id, event);
        return new Observed(uid, runId, job, pod, node, result, all, since, jobSince);
    }

    /** The newest event of one of these reasons; its message, or empty. */
    String said(String... reasons) {
        List<String> messages = new ArrayList<>();
        for (Node event : events.values()) {
            if (List.of(reasons).contains(Tree.text(event, "reason"))) {
                messages.add(Tree.text(event, "message").strip());
            }
        }
        return messages.isEmpty() ? "" : messages.getLast();
    }

    /** The result, if the one that was seen is this run's. */
    Optional<Node> ownResult() {
        return result instanceof Watched.Present(Node configMap)
                        && Tree.text(configMap, "metadata", "annotations", EidosLabels.RUN_ID)
                                .equals(runId)
                ? Optional.of(configMap)
                : Optional.empty();
    }

    String nodeName() {
        return Tree.text(pod.last(), "spec", "nodeName");
    }

    String podName() {
        return Tree.text(pod.last(), "metadata", "name");
    }
}
