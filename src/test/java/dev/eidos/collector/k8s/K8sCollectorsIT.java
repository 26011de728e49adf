package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.Snapshotter;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.Redaction;
import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against an API server with 1,200 nodes, which are three pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class K8sCollectorsIT {
    private static final int NODES = 1_200;
    private static final String DIGEST = "sha256:" + "a".repeat(64);

    private static final String STATUS = """
        {"status": {
         "capacity": {"cpu": "192", "nvidia.com/gpu": "8", "hugepages-2Mi": "1Gi"},
         "nodeInfo": {
          "kubeletVersion": "v1.33.5-eks-3025e55", "kubeProxyVersion": "v", "containerRuntimeVersion": "containerd://2.0.5",
          "architecture": "amd64", "operatingSystem": "linux", "osImage": "Ubuntu 24.04", "kernelVersion": "6.8.0",
          "machineID": "m", "bootID": "b", "systemUUID": "u"}}}
        """;

    @TempDir
    Path directory;

    TestCluster cluster;
    List<String> names;

    @BeforeAll
    void populate() {
        cluster = TestCluster.require("collect");
        names = IntStream.range(0, NODES)
                .mapToObj(i -> cluster.namespace() + "-" + i)
                .toList();
        names.parallelStream().forEach(name -> cluster.api().post("/api/v1/nodes", node(name)));
        cluster.api().patch("/api/v1/nodes/" + names.getFirst() + "/status", STATUS);
        addPods();
    }

    @AfterAll
    void clean() {
        if (cluster != null) {
            names.parallelStream().forEach(name -> cluster.api().delete("/api/v1/nodes/" + name));
            cluster.close();
        }
    }

    @Test
    void everyPageOfNodesIsCounted() {
        // when
        Subtype nodes = measure(Measurement.K8S).subtype("nodes").orElseThrow();
        Measurement topology = measure(Measurement.NODE_TOPOLOGY);

        // then
        assertThat(whole(nodes, "count")).isGreaterThanOrEqualTo(NODES);
        assertThat(whole(nodes, "provider.aws")).isEqualTo(NODES);
        assertThat(topology.subtype("taint").orElseThrow().get("nvidia.com/gpu=present:NoSchedule"))
                .hasValueSatisfying(value -> assertThat(value.asText())
                        .startsWith(NODES + ": " + cluster.namespace() + "-0, " + cluster.namespace() + "-1, ")
                        .endsWith(" and 1190 more"));
        assertThat(topology.subtype("label").orElseThrow().get("eidos-test=" + cluster.namespace()))
                .hasValueSatisfying(value -> assertThat(value.asText()).startsWith(NODES + ": "));
        assertThat(topology.subtype("label").orElseThrow().get("kubernetes.io/hostname=*"))
                .isPresent();
    }

    @Test
    void theNodeThatWasNamedIsDescribed() {
        // when
        Subtype node = measure(Measurement.K8S).subtype("node").orElseThrow();

        // then
        assertThat(node.gaps()).isEmpty();
        assertThat(node.data())
                .containsEntry("name", Reading.of(names.getFirst()))
                .containsEntry("boot-id", Reading.of("b"))
                .containsKey("uid")
                .containsEntry("provider", Reading.of("aws"))
                .containsEntry("provider-id", Reading.of("aws:///us-east-1a/" + names.getFirst()))
                .containsEntry("instance-type", Reading.of("p5.48xlarge"))
                .containsEntry("zone", Reading.of("us-east-1a"))
                .containsEntry("kubelet-version", Reading.of("v1.33.5-eks-3025e55"))
                .containsEntry("capacity.nvidia.com/gpu", Reading.of("8"))
                .containsEntry("capacity.hugepages-2Mi", Reading.of("1Gi"));
    }

    @Test
    void nodesWithGpusAreFoundByWhatTheyOfferAndByTheirType() {
        // when
        Subtype nodes = measure(Measurement.K8S).subtype("gpu-nodes").orElseThrow();

        // then
        assertThat(whole(nodes, "count")).isGreaterThanOrEqualTo(NODES);
        assertThat(nodes.get("instance-type"))
                .hasValueSatisfying(value -> assertThat(value.asText()).endsWith(" and 1190 more"));
        assertThat(nodes.get("capacity"))
                .hasValueSatisfying(value -> assertThat(value.asText()).contains(names.getFirst()));
    }

    @Test
    void aWorkloadSaysItsChart() {
        // given
        cluster.api().post("/apis/apps/v1/namespaces/" + cluster.namespace() + "/deployments", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: operator, labels: {helm.sh/chart: gpu-operator-v25.3.0, app.kubernetes.io/version: v25.3.0}}
            spec:
              replicas: 0
              selector: {matchLabels: {app: x}}
              template:
                metadata: {labels: {app: x}}
                spec: {containers: [{name: main, image: "eidos.test/app:1"}]}
            """);

        // when
        Subtype workload = measure(Measurement.K8S).subtype("workload").orElseThrow();

        // then
        String key = "deployment." + cluster.namespace() + "/operator";
        assertThat(workload.gaps()).isEmpty();
        assertThat(workload.data())
                .containsEntry(key + ".chart", Reading.of("gpu-operator-v25.3.0"))
                .containsEntry(key + ".version", Reading.of("v25.3.0"));
    }

    @Test
    void theClusterIsToldApartByItsUid() {
        assertThat(measure(Measurement.K8S).subtype("server").orElseThrow().get("cluster-uid"))
                .contains(Reading.of(
                        cluster.api().get("/api/v1/namespaces/kube-system").text("metadata", "uid")));
    }

    @Test
    void theServersVersionIsToldAsItIs() {
        assertThat(measure(Measurement.K8S).subtype("server").orElseThrow().get("version"))
                .hasValueSatisfying(version -> assertThat(version.asText()).startsWith("v1."));
    }

    @Test
    void imagesOfRunningPodsAreListedAndThoseOfFinishedOnesAreNot() {
        // when
        Subtype images = measure(Measurement.K8S).subtype("image").orElseThrow();

        // then
        assertThat(images.data())
                .containsEntry("eidos.test/app:1", Reading.of(DIGEST))
                .containsEntry("eidos.test/app:2", Reading.of("unknown"))
                .doesNotContainKey("eidos.test/done:1");
    }

    @Test
    void twoSnapshotsOfAnUnchangedClusterAreEqual() {
        Await.until("two snapshots without a change of the cluster between them", Duration.ofMinutes(1), () -> {
            // given a cluster whose controllers leave its nodes alone for a moment: they taint those without a kubelet
            String before = versions();

            // when
            List<Measurement> first = List.of(measure(Measurement.NODE_TOPOLOGY), measure(Measurement.K8S));
            List<Measurement> second = List.of(measure(Measurement.NODE_TOPOLOGY), measure(Measurement.K8S));

            // then
            boolean unchanged = versions().equals(before);
            if (unchanged) {
                assertThat(second).isEqualTo(first);
            }
            return unchanged;
        });
    }

    /** Which versions of which nodes and pods there are: the same text means that nothing changed. */
    private String versions() {
        return Stream.of("/api/v1/nodes", "/api/v1/pods")
                .flatMap(list -> cluster.api().get(list).items("items").stream())
                .map(item -> item.text("metadata", "uid") + ":" + item.text("metadata", "resourceVersion"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Test
    void aClusterWithoutTheGpuOperatorSaysSo() {
        assertThat(measure(Measurement.K8S).subtype("policy").orElseThrow().gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Gap.Reason.NotFound))
                .satisfies(gap -> assertThat(gap.message()).contains("GPU Operator is not installed"));
    }

    @Test
    void whatACallerMayNotReadIsAGapAndTheRestGoesOn() throws IOException {
        // given
        ClusterAccess limited = serviceAccount();

        // when
        Measurement measurement = measure(limited, Measurement.K8S);

        // then
        assertThat(measurement.subtype("server").orElseThrow().get("version")).isPresent();
        for (String denied : List.of("node", "nodes", "gpu-nodes", "image")) {
            assertThat(measurement.subtype(denied).orElseThrow().gaps())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Gap.Reason.Forbidden))
                    .satisfies(gap -> assertThat(gap.message()).contains("system:serviceaccount:"));
        }
    }

    @Test
    void aTokenThatIsNotKnownIsForbidden() throws IOException {
        // when
        Measurement measurement = measure(kubeconfig("nonsense"), Measurement.K8S);

        // then
        assertThat(measurement.subtype("nodes").orElseThrow().gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Gap.Reason.Forbidden));
    }

    private Measurement measure(String type) {
        return measure(cluster.access(), type);
    }

    private Measurement measure(ClusterAccess access, String type) {
        try (var connection = ClusterConnection.to(access)) {
            return new Snapshotter(Duration.ofSeconds(60), Redaction.STANDARD)
                    .collect(K8sCollectors.of(connection, new K8sOptions(names.getFirst(), null, 10))).stream()
                            .filter(measurement -> measurement.type().equals(type))
                            .findFirst()
                            .orElseThrow();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long whole(Subtype subtype, String key) {
        return ((Reading.Whole) subtype.get(key).orElseThrow()).value();
    }

    private String node(String name) {
        return """
            apiVersion: v1
            kind: Node
            metadata:
              name: NAME
              labels:
                eidos-test: NAMESPACE
                kubernetes.io/hostname: NAME
                node.kubernetes.io/instance-type: p5.48xlarge
                topology.kubernetes.io/zone: us-east-1a
            spec:
              providerID: aws:///us-east-1a/NAME
              taints: [{key: nvidia.com/gpu, value: present, effect: NoSchedule}]
            """.replace("NAMESPACE", cluster.namespace()).replace("NAME", name);
    }

    private void addPods() {
        addPod("running", "eidos.test/app:1", "Running", "eidos.test/app@" + DIGEST);
        addPod("pending", "eidos.test/app:2", "Pending", "");
        addPod("done", "eidos.test/done:1", "Succeeded", "eidos.test/done@" + DIGEST);
    }

    private void addPod(String name, String image, String phase, String imageId) {
        cluster.inside().awaitDefaultServiceAccount();
        cluster.api().post(cluster.inside().core("pods"), """
            apiVersion: v1
            kind: Pod
            metadata: {name: %s}
            spec:
              automountServiceAccountToken: false
              schedulerName: nobody
              containers: [{name: main, image: "%s"}]
            """.formatted(name, image));
        cluster.api().patch(cluster.inside().core("pods/" + name + "/status"), """
            {"status": {"phase": "%s", "containerStatuses": [
             {"name": "main", "image": "%s", "imageID": "%s", "ready": false, "restartCount": 0}]}}
            """.formatted(phase, image, imageId));
    }

    /** One without any permission but what every authenticated user has. */
    private ClusterAccess serviceAccount() throws IOException {
        cluster.api().post(cluster.inside().core("serviceaccounts"), """
            {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "limited"}}
            """);
        Value token = cluster.api().post(cluster.inside().core("serviceaccounts/limited/token"), """
            {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": {}}
            """);
        return kubeconfig(token.text("status", "token"));
    }

    /** A second file with the same cluster and another user; the first file's context and cluster are used. */
    private ClusterAccess kubeconfig(String token) throws IOException {
        Path users = Files.writeString(directory.resolve("limited"), """
            current-context: limited
            contexts: [{name: limited, context: {cluster: "%s", user: limited}}]
            users: [{name: limited, user: {token: "%s"}}]
            """.formatted(clusterName(), token));
        return new ClusterAccess.Kubeconfig(
                List.of(users, cluster.access().files().getFirst()), null);
    }

    private String clusterName() throws IOException {
        Path kubeconfig = cluster.api().server().kubeconfig();
        Value document = DocumentReader.read(Files.readString(kubeconfig), kubeconfig.toString());
        return Fields.text(document, "clusters", 0, "name");
    }
}
