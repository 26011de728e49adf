package dev.eidos.k8s.agent.leftover;

import dev.eidos.document.Tree;
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
            byJob.put(Tree.text(job, "metadata", "uid"), fate);
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
            return new Leftover.Fate.Keep("it is being deleted");
        }
        if (JobState.isAtWork(job)) {
            return query.force()
                    ? new Leftover.Fate.Remove("active, and --force was given")
                    : new Leftover.Fate.Keep("active");
        }
        return young(job).orElseGet(() -> new Leftover.Fate.Remove(end(job)));
    }

    private static String end(Value job) {
        for (Value condition : Tree.items(job, "status", "conditions")) {
            if (Tree.text(condition, "type").equals("Failed")) {
                String reason = Tree.text(condition, "reason");
                return reason.isEmpty() ? "failed" : "failed: " + reason;
            }
        }
        return "complete";
    }

    /** The decision about a pod or a result: while its Job is there it is that about the Job. */
    private Leftover.Fate ofDependent(Value object, Map<String, Leftover.Fate> byJob, List<Value> configMaps) {
        if (isGoing(object)) {
            return new Leftover.Fate.Keep("it is being deleted");
        }
        String owner = owner(object);
        Leftover.Fate ofJob = byJob.get(owner);
        if (ofJob == null) {
            // a part of a large result belongs to its first ConfigMap
            ofJob = configMaps.stream()
                    .filter(first -> Tree.text(first, "metadata", "uid").equals(owner))
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
        String run = Tree.text(configMap, "metadata", "labels", EidosLabels.RUN_ID);
        String name = Tree.text(configMap, "metadata", "name");
        boolean named = !run.isEmpty() && (name.equals(RESULT + run) || name.startsWith(RESULT + run + "-part-"));
        return named
                || Tree.items(configMap, "metadata", "ownerReferences").stream()
                        .anyMatch(owner -> Tree.text(owner, "kind").equals("Job"));
    }

    private static String owner(Value object) {
        return Tree.items(object, "metadata", "ownerReferences").stream()
                .map(owner -> Tree.text(owner, "uid"))
                .findFirst()
                .orElse("");
    }

    private static boolean isGoing(Value object) {
        return !Tree.text(object, "metadata", "deletionTimestamp").isEmpty();
    }

    static Leftover leftover(String group, String plural, Value object, Leftover.Fate fate) {
        String namespace = Tree.text(object, "metadata", "namespace");
        return new Leftover(
                new ApiResource(
                        group,
                        "v1",
                        plural,
                        namespace.isEmpty() ? null : namespace,
                        Tree.text(object, "metadata", "name")),
                new Identity(Tree.text(object, "metadata", "uid"), Tree.text(object, "metadata", "resourceVersion")),
                Tree.text(object, "metadata", "labels", EidosLabels.RUN_ID),
                created(object),
                fate);
    }

    private static Optional<Instant> created(Value object) {
        try {
            return Optional.of(Instant.parse(Tree.text(object, "metadata", "creationTimestamp")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
