package dev.eidos.cli.live;

import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

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
        return component(name, version, "controller", script, image, requests);
    }

    private TestCluster component(
            String name, String version, String workload, String script, String image, String requests) {
        TestCluster cluster = TestCluster.require("live-" + name);
        components.put(name, cluster);
        cluster.inside().awaitDefaultServiceAccount();
        api.post("/apis/apps/v1/namespaces/" + cluster.namespace() + "/deployments", """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: %6$s
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
                        name, version, image, script, requests, workload));
        return cluster;
    }

    TestCluster running(String name, String version) {
        return running(name, version, "controller");
    }

    /** @param workload its Deployment's name */
    TestCluster running(String name, String version, String workload) {
        return component(name, version, workload, "sleep 600", "localhost/tools:1", "1m");
    }

    /**
     * A component with a webhook that a Service without pods is to serve.
     *
     * @return the name of its configuration
     */
    String webhookWithoutEndpoints(String component) {
        TestCluster cluster = running(component, VERSION);
        String name = "eidos-test-" + UUID.randomUUID().toString().substring(0, 8);
        create("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", name, """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: %s}
            webhooks:
            - name: orders.eidos.test
              admissionReviewVersions: [v1]
              sideEffects: None
              failurePolicy: Ignore
              matchPolicy: Exact
              namespaceSelector: {matchLabels: {eidos.test/nobody-has-this: "true"}}
              rules: [{apiGroups: [none.eidos.test], apiVersions: [v1], operations: [CREATE], resources: [orders]}]
              clientConfig: {service: {namespace: %s, name: hook}}
            """.formatted(
                        name, cluster.namespace()));
        return name;
    }

    /** A component whose operator says of its object that it is not ready. */
    void degradedOperator(String component) throws IOException {
        running(component, VERSION);
        String group = "g" + UUID.randomUUID().toString().substring(0, 8) + ".eidos.test";
        kind(group, "v1", "Cluster", "orders", "Order");
        api.post("/apis/" + group + "/v1/orders", """
            apiVersion: %s/v1
            kind: Order
            metadata: {name: first}
            status:
              state: notReady
              conditions: [{type: Ready, status: "False", message: the driver pod is not ready}]
            """.formatted(group));
        checks(component, """
            crds: [orders.%1$s]
            checks:
            - {id: order, object: orders.%1$s, path: $.status.state, value: ready, remedy: look at the driver}
            """.formatted(group));
    }

    /** A kind of object of which anything may be said; served when this returns. */
    void kind(String group, String version, String scope, String plural, String kind) {
        create("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", plural + "." + group, """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: %4$s.%1$s
              annotations: {api-approved.kubernetes.io: "unapproved, a stand-in for tests"}
            spec:
              group: %1$s
              scope: %3$s
              names: {plural: %4$s, singular: %6$s, kind: %5$s}
              versions:
              - name: %2$s
                served: true
                storage: true
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """.formatted(
                        group, version, scope, plural, kind, kind.toLowerCase(Locale.ROOT)));
        Await.until(
                plural + "." + group + " is served",
                Duration.ofSeconds(60),
                () -> api.find("/apis/" + group + "/" + version + "/" + plural).isPresent());
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
