package dev.eidos.testing.memory;

import dev.eidos.document.Value;
import dev.eidos.k8s.api.ApiClient;
import dev.eidos.k8s.api.ApiRequest;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.configmap.ConfigMapStore;
import dev.eidos.k8s.configmap.ResultSeal;
import dev.eidos.k8s.configmap.ResultStamp;
import dev.eidos.k8s.syntax.ConfigMapUri;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Job controller, kubelet and agent in one: for each Job a pod that delivers a document. */
public final class InMemoryAgent {
    private static final String RUN_ID = "eidos.nvidia.com/run-id";

    private final ApiClient api;
    private final String document;
    private final UnaryOperator<Value.Mapping> webhook;

    private InMemoryAgent(ApiClient api, String document, UnaryOperator<Value.Mapping> webhook) {
        this.api = api;
        this.document = document;
        this.webhook = webhook;
    }

    /**
     * Begins to run what is created there.
     *
     * @param document in which {@code RUN} stands for the run's id
     */
    public static void in(InMemoryCluster cluster, String document) {
        in(cluster, document, pod -> pod);
    }

    /** As {@link #in(InMemoryCluster, String)}, where something changes every pod on its way into the cluster. */
    public static void in(InMemoryCluster cluster, String document, UnaryOperator<Value.Mapping> webhook) {
        var agent = new InMemoryAgent(ApiClient.over(cluster.connect(), RetryPolicy.BRIEF), document, webhook);
        cluster.onCreate("jobs", agent::run);
    }

    private void run(Value.Mapping job) {
        try {
            work(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Value.Mapping job) throws InterruptedException {
        String namespace = job.text("metadata", "namespace");
        String name = job.text("metadata", "name");
        String uid = job.text("metadata", "uid");
        Value.Mapping owner = Value.mapping(Map.of(
                "apiVersion", Value.scalar("batch/v1"),
                "kind", Value.scalar("Job"),
                "name", Value.scalar(name),
                "uid", Value.scalar(uid)));
        Value.Mapping pod = Value.mapping(Map.of("metadata", metadata(job)));
        pod = Edits.set(pod, Value.scalar(name + "-x"), "metadata", "name");
        pod = Edits.set(pod, Value.scalar(uid), "metadata", "labels", "controller-uid");
        pod = Edits.set(pod, Value.sequence(List.of(owner)), "metadata", "ownerReferences");
        pod = Edits.set(pod, Value.scalar("node-1"), "spec", "nodeName");
        pod = Edits.set(pod, Value.scalar("Running"), "status", "phase");
        Value running = Value.mapping(Map.of(
                "name", Value.scalar("eidos"), "state", Value.mapping(Map.of("running", Value.mapping(Map.of())))));
        pod = Edits.set(pod, Value.sequence(List.of(running)), "status", "containerStatuses");
        api.send("pod", ApiRequest.create(ApiResource.pod(namespace, name + "-x"), webhook.apply(pod)));
        end(ApiResource.pod(namespace, name + "-x"), deliver(job, name, uid));
        Value complete = Value.mapping(Map.of("type", Value.scalar("Complete"), "status", Value.scalar("True")));
        api.send(
                "job",
                ApiRequest.merge(
                        ApiResource.job(namespace, name),
                        Value.mapping(Map.of(
                                "status", Value.mapping(Map.of("conditions", Value.sequence(List.of(complete))))))));
    }

    /** The kubelet's word: ended, with that termination message. */
    private void end(ApiResource pod, ResultSeal seal) throws InterruptedException {
        Value ended = Value.mapping(container -> {
            container.put("name", "eidos");
            container.put(
                    "state",
                    state -> state.put("terminated", how -> {
                        how.put("exitCode", 0);
                        how.put("message", seal.text());
                    }));
        });
        api.send("pod", ApiRequest.merge(pod, Value.mapping(change -> {
            change.put("status", status -> status.putItems("containerStatuses", List.of(ended)));
        })));
    }

    private static Value metadata(Value.Mapping job) {
        return Value.mapping(job.entries("spec", "template", "metadata"));
    }

    private ResultSeal deliver(Value.Mapping job, String name, String uid) throws InterruptedException {
        Value container = job.items("spec", "template", "spec", "containers").getFirst();
        List<String> command =
                container.items("command").stream().map(Value::text).toList();
        boolean ours = container.items("env").stream()
                .anyMatch(variable -> variable.text("name").equals("EIDOS_JOB_NAME"));
        String run = job.text("metadata", "labels", RUN_ID);
        var stamp = new ResultStamp(Map.of(RUN_ID, run), run, ours ? new ResultStamp.Owner(name, uid) : null);
        return new ConfigMapStore(api, stamp)
                .write(
                        ConfigMapUri.parse(command.get(command.indexOf("-o") + 1)),
                        "snapshot.yaml",
                        document.replace("RUN", run),
                        "yaml",
                        Instant.now());
    }
}
