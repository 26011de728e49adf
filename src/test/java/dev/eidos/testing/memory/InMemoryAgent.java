package dev.eidos.testing.memory;

import dev.eidos.document.Node;
import dev.eidos.document.Tree;
import dev.eidos.k8s.client.ApiClient;
import dev.eidos.k8s.client.ApiRequest;
import dev.eidos.k8s.client.ApiResource;
import dev.eidos.k8s.client.ConfigMapStore;
import dev.eidos.k8s.client.ConfigMapUri;
import dev.eidos.k8s.client.Patience;
import dev.eidos.k8s.client.ResultStamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Job controller, kubelet and agent in one: for each Job a pod that delivers a document. */
public final class InMemoryAgent {
    private static final String RUN_ID = "eidos.nvidia.com/run-id";

    private final ApiClient api;
    private final String document;

    private InMemoryAgent(ApiClient api, String document) {
        this.api = api;
        this.document = document;
    }

    /**
     * Begins to run what is created there.
     *
     * @param document in which {@code RUN} stands for the run's id
     */
    public static void in(InMemoryCluster cluster, String document) {
        var agent = new InMemoryAgent(ApiClient.over(cluster.connect(), Patience.BRIEF), document);
        cluster.onCreate("jobs", agent::run);
    }

    private void run(Node.Mapping job) {
        try {
            work(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Node.Mapping job) throws InterruptedException {
        String namespace = Tree.text(job, "metadata", "namespace");
        String name = Tree.text(job, "metadata", "name");
        String uid = Tree.text(job, "metadata", "uid");
        Node.Mapping owner = Node.mapping(Map.of(
                "apiVersion", Node.scalar("batch/v1"),
                "kind", Node.scalar("Job"),
                "name", Node.scalar(name),
                "uid", Node.scalar(uid)));
        Node.Mapping pod = Node.mapping(Map.of("metadata", metadata(job)));
        pod = Edits.set(pod, Node.scalar(name + "-x"), "metadata", "name");
        pod = Edits.set(pod, Node.scalar(uid), "metadata", "labels", "controller-uid");
        pod = Edits.set(pod, Node.sequence(List.of(owner)), "metadata", "ownerReferences");
        pod = Edits.set(pod, Node.scalar("node-1"), "spec", "nodeName");
        pod = Edits.set(pod, Node.scalar("Running"), "status", "phase");
        Node running = Node.mapping(
                Map.of("name", Node.scalar("eidos"), "state", Node.mapping(Map.of("running", Node.mapping(Map.of())))));
        pod = Edits.set(pod, Node.sequence(List.of(running)), "status", "containerStatuses");
        api.send("pod", ApiRequest.create(ApiResource.pod(namespace, name + "-x"), pod));
        deliver(job, name, uid);
        Node complete = Node.mapping(Map.of("type", Node.scalar("Complete"), "status", Node.scalar("True")));
        api.send(
                "job",
                ApiRequest.merge(
                        ApiResource.job(namespace, name),
                        Node.mapping(Map.of(
                                "status", Node.mapping(Map.of("conditions", Node.sequence(List.of(complete))))))));
    }

    private static Node metadata(Node.Mapping job) {
        return Node.mapping(Tree.entries(job, "spec", "template", "metadata"));
    }

    private void deliver(Node.Mapping job, String name, String uid) throws InterruptedException {
        Node container =
                Tree.items(job, "spec", "template", "spec", "containers").getFirst();
        List<String> command =
                Tree.items(container, "command").stream().map(Tree::text).toList();
        boolean ours = Tree.items(container, "env").stream()
                .anyMatch(variable -> Tree.text(variable, "name").equals("EIDOS_JOB_NAME"));
        String run = Tree.text(job, "metadata", "labels", RUN_ID);
        var stamp = new ResultStamp(Map.of(RUN_ID, run), run, ours ? new ResultStamp.Owner(name, uid) : null);
        new ConfigMapStore(api, stamp)
                .write(
                        ConfigMapUri.parse(command.get(command.indexOf("-o") + 1)),
                        "snapshot.yaml",
                        document.replace("RUN", run),
                        "yaml",
                        Instant.now());
    }
}
