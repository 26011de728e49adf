package dev.eidos.live.workload;

import dev.eidos.document.Value;

/**
 * The rules by which workloads count as ready: those of kstatus (sigs.k8s.io/cli-utils), which Flux, Argo CD's health
 * and {@code kubectl wait} share in substance. A controller that has not seen the newest spec yet says nothing about
 * it.
 */
public final class WorkloadStanding {
    private WorkloadStanding() {}

    /**
     * The standing of a workload.
     *
     * @param plural the kind: {@code deployments}, {@code statefulsets}, {@code daemonsets}, {@code jobs} or
     *     {@code persistentvolumeclaims}; others by their conditions
     */
    public static Standing of(String plural, Value object) {
        if (!object.text("metadata", "deletionTimestamp").isEmpty()) {
            return new Standing.InProgress("is being deleted");
        }
        long generation = number(object, "metadata", "generation", 0);
        long observed = number(object, "status", "observedGeneration", -1);
        if (observed >= 0 && observed < generation) {
            return new Standing.InProgress("its controller has not seen its newest spec yet");
        }
        return switch (plural) {
            case "deployments" -> deployment(object);
            case "statefulsets" -> statefulSet(object);
            case "daemonsets" -> daemonSet(object, observed);
            case "jobs" -> job(object);
            case "persistentvolumeclaims" -> claim(object);
            default -> other(object);
        };
    }

    private static Standing deployment(Value object) {
        Value progressing = Conditions.of(object, "Progressing");
        if (progressing.text("reason").equals("ProgressDeadlineExceeded")) {
            return new Standing.Failed(ready(object, "spec", "replicas") + "; its rollout took longer than it may");
        }
        long wanted = number(object, "spec", "replicas", 1);
        Standing replicas = replicas(object, wanted, number(object, "status", "replicas", 0));
        if (!replicas.isCurrent()) {
            return replicas;
        }
        if (number(object, "status", "availableReplicas", 0) < wanted) {
            return new Standing.InProgress(
                    number(object, "status", "availableReplicas", 0) + " of " + wanted + " available");
        }
        return Conditions.is(object, "Available", "False")
                ? new Standing.InProgress("is not available: " + Conditions.words(Conditions.of(object, "Available")))
                : new Standing.Current();
    }

    private static Standing statefulSet(Value object) {
        long wanted = number(object, "spec", "replicas", 1);
        long ready = number(object, "status", "readyReplicas", 0);
        if (ready < wanted) {
            return new Standing.InProgress(ready + " of " + wanted + " ready");
        }
        if (number(object, "status", "replicas", 0) > wanted) {
            return new Standing.InProgress("has pods that are to go");
        }
        if (object.text("spec", "updateStrategy", "type").equals("OnDelete")) {
            return new Standing.Current();
        }
        Value partition = object.at("spec", "updateStrategy", "rollingUpdate", "partition");
        boolean partly = partition != null && !partition.text().equals("0");
        boolean updated = object.text("status", "currentRevision").equals(object.text("status", "updateRevision"));
        return updated || partly
                ? new Standing.Current()
                : new Standing.InProgress("is being rolled out: " + number(object, "status", "updatedReplicas", 0)
                        + " of " + wanted + " updated");
    }

    private static Standing daemonSet(Value object, long observed) {
        if (observed < 0) {
            return new Standing.InProgress("its controller has not seen it yet");
        }
        long wanted = number(object, "status", "desiredNumberScheduled", 0);
        long scheduled = number(object, "status", "currentNumberScheduled", 0);
        if (scheduled < wanted) {
            return new Standing.InProgress(scheduled + " of " + wanted + " nodes have a pod");
        }
        boolean rolling = !object.text("spec", "updateStrategy", "type").equals("OnDelete");
        long updated = number(object, "status", "updatedNumberScheduled", 0);
        long ready =
                Math.min(number(object, "status", "numberReady", 0), number(object, "status", "numberAvailable", 0));
        if (ready < wanted) {
            return new Standing.InProgress(ready + " of " + wanted + " ready");
        }
        return rolling && updated < wanted
                ? new Standing.InProgress("is being rolled out: " + updated + " of " + wanted + " updated")
                : new Standing.Current();
    }

    /** Also a Job that ran: for a hook and for what an installation waits for, only its end counts. */
    private static Standing job(Value object) {
        Value failed = Conditions.of(object, "Failed");
        if (failed.text("status").equals("True")) {
            return new Standing.Failed("has failed: " + Conditions.words(failed));
        }
        if (Conditions.is(object, "Complete", "True")) {
            return new Standing.Current();
        }
        return object.flag("spec", "suspend")
                ? new Standing.InProgress("is suspended")
                : new Standing.InProgress("has not ended yet");
    }

    private static Standing claim(Value object) {
        String phase = object.text("status", "phase");
        return switch (phase) {
            case "Bound" -> new Standing.Current();
            case "Lost" -> new Standing.Failed("has lost its volume " + object.text("spec", "volumeName"));
            default -> new Standing.InProgress("is not bound");
        };
    }

    private static Standing other(Value object) {
        if (Conditions.is(object, "Stalled", "True")) {
            return new Standing.Failed(Conditions.words(Conditions.of(object, "Stalled")));
        }
        if (Conditions.is(object, "Ready", "False")) {
            return new Standing.InProgress(Conditions.words(Conditions.of(object, "Ready")));
        }
        return Conditions.is(object, "Reconciling", "True")
                ? new Standing.InProgress(Conditions.words(Conditions.of(object, "Reconciling")))
                : new Standing.Current();
    }

    private static Standing replicas(Value object, long wanted, long there) {
        if (there < wanted) {
            return new Standing.InProgress(ready(object, "spec", "replicas"));
        }
        long updated = number(object, "status", "updatedReplicas", 0);
        if (updated < wanted) {
            return new Standing.InProgress("is being rolled out: " + updated + " of " + wanted + " updated");
        }
        if (number(object, "status", "readyReplicas", 0) < wanted) {
            return new Standing.InProgress(ready(object, "spec", "replicas"));
        }
        return there > updated
                ? new Standing.InProgress("is being rolled out: old pods are still there")
                : new Standing.Current();
    }

    private static String ready(Value object, String part, String key) {
        return number(object, "status", "readyReplicas", 0) + " of " + number(object, part, key, 1) + " ready";
    }

    private static long number(Value object, String part, String key, long absent) {
        Value at = object.at(part);
        return at == null ? absent : at.number(key, absent);
    }
}
