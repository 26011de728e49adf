package dev.eidos.k8s.agent.watch;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.JobState;
import dev.eidos.k8s.configmap.ResultSeal;
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
 * @param logged the seal in the agent's log
 * @param events about Job and pod, by their UID
 * @param since when the pod came into the state that it is in
 * @param jobSince when the Job was seen to be as active, or as finished, as it is
 */
public record RunState(
        String uid,
        String runId,
        WatchedObject job,
        WatchedObject pod,
        WatchedObject node,
        WatchedObject result,
        Optional<ResultSeal> logged,
        Map<String, Value> events,
        Instant since,
        Instant jobSince) {

    static RunState of(String uid, String runId, Value job, Instant now) {
        return new RunState(
                uid,
                runId,
                new WatchedObject.Present(job),
                new WatchedObject.Unseen(),
                new WatchedObject.Unseen(),
                new WatchedObject.Unseen(),
                Optional.empty(),
                Map.of(),
                now,
                now);
    }

    RunState withJob(WatchedObject seen, Instant now) {
        boolean same = hasEnded(seen) == hasEnded(job);
        return new RunState(uid, runId, seen, pod, node, result, logged, events, since, same ? jobSince : now);
    }

    private static boolean hasEnded(WatchedObject job) {
        return job instanceof WatchedObject.Present(Value object) && JobState.hasEnded(object);
    }

    /** Only the pod that the Job's own controller made counts, whatever labels others have. */
    RunState withPod(WatchedObject seen, Instant now) {
        if (!isOurs(seen)) {
            return this;
        }
        boolean same = PodState.of(seen).getClass() == PodState.of(pod).getClass();
        return new RunState(uid, runId, job, seen, node, result, logged, events, same ? since : now, jobSince);
    }

    private boolean isOurs(WatchedObject seen) {
        for (Value owner : seen.last().items("metadata", "ownerReferences")) {
            if (owner.text("uid").equals(uid)) {
                return true;
            }
        }
        return false;
    }

    RunState withNode(WatchedObject seen) {
        return new RunState(uid, runId, job, pod, seen, result, logged, events, since, jobSince);
    }

    RunState withResult(WatchedObject seen) {
        return new RunState(uid, runId, job, pod, node, seen, logged, events, since, jobSince);
    }

    RunState withEvent(Value event) {
        Map<String, Value> all = new LinkedHashMap<>(events);
        // one that comes again with a higher count is the newest
        String id = event.text("metadata", "uid");
        all.remove(id);
        all.put(id, event);
        return new RunState(uid, runId, job, pod, node, result, logged, all, since, jobSince);
    }

    /** The newest event of one of these reasons; its message, or empty. */
    String said(String... reasons) {
        List<String> messages = new ArrayList<>();
        for (Value event : events.values()) {
            if (List.of(reasons).contains(event.text("reason"))) {
                messages.add(event.text("message").strip());
            }
        }
        return messages.isEmpty() ? "" : messages.getLast();
    }

    RunState withSeal(ResultSeal seal) {
        return new RunState(uid, runId, job, pod, node, result, Optional.of(seal), events, since, jobSince);
    }

    /** The agent's word on its result; once its container has ended, the one that the pod's status keeps. */
    Optional<ResultSeal> seal() {
        return PodState.of(pod) instanceof PodState.Ended ended
                ? ResultSeal.parse(ended.message()).or(() -> logged)
                : logged;
    }

    /** The ConfigMap that was seen last, if it claims to hold that result. */
    Optional<Value> resultOf(ResultSeal seal) {
        return result instanceof WatchedObject.Present(Value configMap) && seal.isClaimedBy(configMap)
                ? Optional.of(configMap)
                : Optional.empty();
    }

    public String nodeName() {
        return pod.last().text("spec", "nodeName");
    }

    public String podName() {
        return pod.last().text("metadata", "name");
    }
}
