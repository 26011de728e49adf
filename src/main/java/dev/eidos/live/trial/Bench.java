package dev.eidos.live.trial;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.api.ApiAnswer;
import dev.eidos.k8s.api.ApiCalls;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.ApiStatus;
import dev.eidos.live.read.Listed;
import dev.eidos.live.read.LiveCluster;
import dev.eidos.live.read.ObjectKind;
import dev.eidos.live.workload.Events;
import dev.eidos.live.workload.PodTrouble;
import dev.eidos.live.workload.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The place where tests are run: what they make in the cluster, and look at. */
public final class Bench {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(700);

    private final ApiCalls calls;
    private final LiveCluster cluster;
    private final PodOutput output;
    private final String namespace;
    private final Duration limit;
    private final List<ApiResource> jobs = new ArrayList<>();

    Bench(ApiCalls calls, LiveCluster cluster, PodOutput output, TrialSettings settings) {
        this.calls = calls;
        this.cluster = cluster;
        this.output = output;
        this.namespace = settings.namespace();
        this.limit = settings.limit();
    }

    /**
     * Makes an object.
     *
     * @throws EidosException if that is refused, with the Role that would allow it where that is missing
     */
    Value create(TrialObject object) throws InterruptedException {
        ApiResource resource = object.resource();
        String what = "cannot make what the test needs";
        return switch (calls.send(what, ApiRequest.create(resource, object.document()))) {
            case ApiAnswer.Done(Value.Mapping made) -> {
                if (resource.plural().equals("jobs")) {
                    jobs.add(resource);
                }
                yield made;
            }
            case ApiAnswer.Refused(ApiStatus status) -> throw refused(what, resource, status);
        };
    }

    /** Ends what a test has begun, so that the next one has room; what is not gone by that goes with the namespace. */
    void clear() throws InterruptedException {
        for (ApiResource job : jobs) {
            try {
                calls.send("cannot end a test", ApiRequest.delete(job));
            } catch (EidosException _) {
                // the namespace's removal tells of what cannot be removed
            }
        }
        jobs.clear();
    }

    static EidosException refused(String what, ApiResource resource, ApiStatus status) {
        String kind = resource.plural() + (resource.group().isEmpty() ? "" : "." + resource.group());
        return EidosException.of(ErrorCode.FORBIDDEN, what)
                .object(resource.object())
                .reason(status.message())
                .suggestion(
                        status.isOfCaller()
                                ? "ask for it: kubectl create clusterrole eidos-tests --verb=create,get,delete"
                                        + " --resource=" + kind
                                        + ", bound to who runs this; docs/security.md has the whole ClusterRole"
                                : "see what refuses it, and whether it can make an exception for the namespace")
                .build();
    }

    /** The pods of a Job as they are when all is decided, or when time is up. */
    List<Value> pods(String job, Predicate<List<Value>> decided) throws InterruptedException {
        return pods(job, decided, limit);
    }

    List<Value> pods(String job, Predicate<List<Value>> decided, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            Listed pods = cluster.list(
                    ObjectKind.PODS,
                    namespace,
                    Map.of("labelSelector", "job-name=" + job),
                    _ -> true,
                    "metadata.uid",
                    "spec.nodeName",
                    "status");
            if (!pods.isKnown()) {
                throw EidosException.of(ErrorCode.FORBIDDEN, "cannot look at the test's pods")
                        .object(namespace)
                        .reason(pods.unread().getFirst().reason())
                        .suggestion(pods.unread().getFirst().remedy())
                        .build();
            }
            boolean stuck = pods.items().stream().anyMatch(Pods::stuck);
            if (stuck || decided.test(pods.items()) || System.nanoTime() >= end) {
                return pods.items();
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** The trouble of a Job's first pod that has one, or why there is no pod. */
    Optional<Trouble> trouble(String job, List<Value> pods) throws InterruptedException {
        var events = new Events(cluster.list(ObjectKind.EVENTS, namespace).items());
        for (Value pod : pods) {
            Optional<Trouble> trouble = PodTrouble.of(pod, events);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        if (!pods.isEmpty()) {
            return Optional.empty();
        }
        for (Value owner : cluster.get(ObjectKind.JOBS, namespace, job).items()) {
            String said = events.said(owner, "FailedCreate");
            if (!said.isEmpty()) {
                return Optional.of(new Trouble("its pod may not be made: " + said, "see what refuses it", ""));
            }
        }
        return Optional.of(new Trouble("it has no pod", "see that the Job controller runs", ""));
    }

    /** A node's own kernel; empty where it cannot be read. */
    String kernel(String node) throws InterruptedException {
        return cluster.get(ObjectKind.NODES, null, node).items().stream()
                .map(found -> found.text("status", "nodeInfo", "kernelVersion"))
                .findFirst()
                .orElse("");
    }

    List<String> output(String pod) throws InterruptedException {
        return output.lines(namespace, pod);
    }

    Duration limit() {
        return limit;
    }
}
