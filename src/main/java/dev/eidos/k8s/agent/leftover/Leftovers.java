package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.manifest.JobState;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.Identity;
import dev.eidos.k8s.syntax.EidosLabels;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects that carry our labels and are left over from runs. A run's pod is removed with its Job, and so is its
 * result; a ConfigMap that a user named for the result is the user's and not among them.
 */
record Leftovers(LeftoverQuery query, Instant now) {
    static final Leftover.Fate IS_GOING = new Leftover.Fate.Keep("it is being deleted");
    private static final String RESULT = "eidos-snapshot-";

    /**
     * Decides about each.
     *
     * @param jobs as they were after pods and ConfigMaps had been listed, so that a Job which is missing here has gone
     */
    List<Leftover> of(List<Value> jobs, List<Value> configMaps, List<Value> pods) {
        Map<String, Leftover.Fate> byJob = new LinkedHashMap<>();
        List<Leftover> found = new ArrayList<>();
        for (Value job : jobs) {
            Leftover.Fate fate = ofJob(job);
            byJob.put(job.text("metadata", "uid"), fate);
            found.add(leftover("batch", "jobs", job, fate));
        }
        for (Value configMap : configMaps) {
            if (isOurResult(configMap)) {
                found.add(leftover("", "configmaps", configMap, ofDependent(configMap, byJob, configMaps)));
            }
        }
        for (Value pod : pods) {
            if (byJob.get(owner(pod)) == null) {
                found.add(leftover("", "pods", pod, ofDependent(pod, byJob, configMaps)));
            }
        }
        return found;
    }

    private Leftover.Fate ofJob(Value job) {
        if (isGoing(job)) {
            return IS_GOING;
        }
        if (JobState.isAtWork(job)) {
            return query.force()
                    ? new Leftover.Fate.Remove("active, and --force was given")
                    : new Leftover.Fate.Keep("active");
        }
        return young(job).orElseGet(() -> new Leftover.Fate.Remove(end(job)));
    }

    private static String end(Value job) {
        for (Value condition : job.items("status", "conditions")) {
            if (condition.text("type").equals("Failed")) {
                String reason = condition.text("reason");
                return reason.isEmpty() ? "failed" : "failed: " + reason;
            }
        }
        return "complete";
    }

    /** The decision about a pod or a result: while its Job is there it is that about the Job. */
    private Leftover.Fate ofDependent(Value object, Map<String, Leftover.Fate> byJob, List<Value> configMaps) {
        if (isGoing(object)) {
            return IS_GOING;
        }
        String owner = owner(object);
        Leftover.Fate ofJob = byJob.get(owner);
        if (ofJob == null) {
            // a part of a large result belongs to its first ConfigMap
            ofJob = configMaps.stream()
                    .filter(first -> first.text("metadata", "uid").equals(owner))
                    .findFirst()
                    .map(first -> byJob.get(owner(first)))
                    .orElse(null);
        }
        return switch (ofJob) {
            case Leftover.Fate.Remove _ -> new Leftover.Fate.Remove("goes with its Job");
            case Leftover.Fate.Keep _, Leftover.Fate.Release _ -> new Leftover.Fate.Keep("its Job stays");
            case null -> young(object).orElseGet(() -> new Leftover.Fate.Remove("its Job is gone"));
        };
    }

    private Optional<Leftover.Fate> young(Value object) {
        Duration age =
                created(object).map(created -> Duration.between(created, now)).orElse(query.olderThan());
        return age.compareTo(query.olderThan()) < 0
                ? Optional.of(new Leftover.Fate.Keep("too young"))
                : Optional.empty();
    }

    /** By its name or by its owner; the labels alone are also on ConfigMaps that users named. */
    static boolean isOurResult(Value configMap) {
        String run = configMap.text("metadata", "labels", EidosLabels.RUN_ID);
        String name = configMap.text("metadata", "name");
        boolean named = !run.isEmpty() && (name.equals(RESULT + run) || name.startsWith(RESULT + run + "-part-"));
        return named
                || configMap.items("metadata", "ownerReferences").stream()
                        .anyMatch(owner -> owner.text("kind").equals("Job"));
    }

    private static String owner(Value object) {
        return object.items("metadata", "ownerReferences").stream()
                .map(owner -> owner.text("uid"))
                .findFirst()
                .orElse("");
    }

    private static boolean isGoing(Value object) {
        return !object.text("metadata", "deletionTimestamp").isEmpty();
    }

    static Leftover leftover(String group, String plural, Value object, Leftover.Fate fate) {
        String namespace = object.text("metadata", "namespace");
        return new Leftover(
                new ApiResource(
                        group, "v1", plural, namespace.isEmpty() ? null : namespace, object.text("metadata", "name")),
                new Identity(object.text("metadata", "uid"), object.text("metadata", "resourceVersion")),
                object.text("metadata", "labels", EidosLabels.RUN_ID),
                created(object),
                fate);
    }

    private static Optional<Instant> created(Value object) {
        try {
            return Optional.of(Instant.parse(object.text("metadata", "creationTimestamp")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
