package dev.eidos.live.trial;

import dev.eidos.document.Value;
import dev.eidos.live.workload.Trouble;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The run of a Job to its end, and what is said where it did not end well. */
final class Ran {
    private Ran() {}

    /** What becomes of the words of its one pod. */
    interface Judge {
        Trial.Outcome of(Value pod, String words) throws InterruptedException;
    }

    /** Makes a Job of one pod, waits for its end, and judges its words. */
    static Trial.Outcome one(Bench bench, TrialObject job, Judge judge) throws InterruptedException {
        bench.create(job);
        return awaited(bench, job.resource().name(), judge);
    }

    static Trial.Outcome awaited(Bench bench, String job, Judge judge) throws InterruptedException {
        List<Value> pods = bench.pods(job, found -> Pods.ended(found, 1));
        return Pods.succeeded(pods, 1)
                ? judge.of(pods.getFirst(), Pods.words(pods.getFirst()))
                : ended(bench, job, pods);
    }

    /** What is told of pods that have not come to a good end. */
    static Trial.Outcome ended(Bench bench, String job, List<Value> pods) throws InterruptedException {
        Value failed = pods.stream()
                .filter(pod -> pod.text("status", "phase").equals("Failed"))
                .findFirst()
                .orElse(null);
        if (failed != null && !Pods.words(failed).isEmpty()) {
            return Trial.Outcome.failed(object(failed, job), "it failed: " + Pods.words(failed), null);
        }
        Trouble trouble = bench.trouble(job, pods)
                .orElse(new Trouble(
                        "it has not ended in " + bench.limit().toSeconds() + " s", "give it more time", ""));
        return Trial.Outcome.failed(object(failed, job), trouble.reason(), trouble.remedy());
    }

    private static String object(@Nullable Value pod, String job) {
        String name = pod == null ? "" : pod.text("metadata", "name");
        return name.isEmpty() ? "jobs/" + job : "pods/" + name;
    }
}
