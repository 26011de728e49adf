package dev.eidos.cli.live;

import dev.eidos.testing.RawApi;
import dev.eidos.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Components that stand for charts, each in a namespace of its own of a real cluster, and the recipe that names them.
 */
final class LiveShop implements AutoCloseable {
    static final String VERSION = "1.2.3";

    private final RawApi api;
    private final Path folder;
    private final Map<String, TestCluster> components = new LinkedHashMap<>();
    private final Deque<String> others = new ArrayDeque<>();

    LiveShop(RawApi api, Path folder) {
        this.api = api;
        this.folder = folder;
    }

    /** A component with a Deployment of one pod, whose container runs a script. */
    TestCluster component(String name, String version, String script, String image, String requests) {
        TestCluster cluster = TestCluster.require("live-" + name);
        components.put(name, cluster);
        cluster.inside().awaitDefaultServiceAccount();
        api.post("/apis/apps/v1/namespaces/" + cluster.namespace() + "/deployments", """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: controller
              labels: {helm.sh/chart: "%1$s-%2$s", app.kubernetes.io/instance: "%1$s"}
            spec:
              replicas: 1
              selector: {matchLabels: {app: "%1$s"}}
              template:
                metadata: {labels: {app: "%1$s"}}
                spec:
                  terminationGracePeriodSeconds: 0
                  automountServiceAccountToken: false
                  containers:
                  - name: main
                    image: %3$s
                    imagePullPolicy: IfNotPresent
                    command: [/bin/sh, -c, "%4$s"]
                    resources: {requests: {cpu: "%5$s"}}
            """.formatted(
                        name, version, image, script, requests));
        return cluster;
    }

    TestCluster running(String name, String version) {
        return component(name, version, "sleep 600", "localhost/tools:1", "1m");
    }

    /** An object that is of no namespace and is removed in the end. */
    void create(String collection, String name, String yaml) {
        api.post(collection, yaml);
        others.push(collection + "/" + name);
    }

    /** What the library is to know of a component. */
    void checks(String component, String yaml) throws IOException {
        Path place = Files.createDirectories(folder.resolve("data/components/" + component));
        Files.writeString(place.resolve("checks.yaml"), yaml);
    }

    Path data() throws IOException {
        checks("none", "crds: []");
        return folder.resolve("data");
    }

    Path recipe() throws IOException {
        var text = new StringBuilder("""
            apiVersion: eidos.nvidia.com/v1alpha1
            kind: Recipe
            componentRefs:
            """);
        components.forEach((name, cluster) -> text.append("""
            - {name: %1$s, type: Helm, chart: %1$s, version: %2$s, namespace: %3$s, source: "https://charts.example"}
            """.formatted(name, VERSION, cluster.namespace())));
        return Files.writeString(folder.resolve("recipe.yaml"), text);
    }

    @Override
    public void close() {
        others.forEach(api::delete);
        components.values().forEach(TestCluster::close);
    }
}
