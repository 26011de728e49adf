package dev.eidos.live.deploy;

import static dev.eidos.live.deploy.Deployed.HEALTHY;
import static dev.eidos.live.deploy.Deployed.NAMESPACE;
import static dev.eidos.live.deploy.Deployed.SICK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.JsonWriter;
import dev.eidos.document.Value;
import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.CheckRunner;
import dev.eidos.live.FakeCluster;
import dev.eidos.live.NodeSubset;
import dev.eidos.live.conformance.ConformancePhase;
import dev.eidos.live.gpu.GpuReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that nobody should write: each is judged, and none breaks the report or passes for well. */
class HostileObjectsTest {
    private static final String CHECKS = """
        crds: [orders.shop.example]
        checks:
        - {id: order, object: orders.shop.example, path: $.status.state, value: ready, remedy: pack it}
        """;

    private static final List<String> OBJECTS = List.of(
            NAMESPACE,
            HEALTHY,
            SICK.replace("name: operator", "name: sick"),
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: operator-1, namespace: shop, uid: p-1, labels: {app: operator}}
            spec: {nodeName: node-1, schedulingGates: [{name: g}]}
            status:
              phase: Running
              conditions: [{type: Ready, status: "False"}, {type: PodScheduled, status: "True"}]
              containerStatuses:
              - name: main
                state: {waiting: {reason: CrashLoopBackOff}}
                lastState: {terminated: {exitCode: 1, reason: Error}}
            """,
            """
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data, namespace: shop, uid: c-1}
            spec: {storageClassName: fast}
            status: {phase: Pending}
            """,
            """
            apiVersion: v1
            kind: Event
            metadata: {name: e-1, namespace: shop}
            involvedObject: {kind: Pod, uid: p-1}
            type: Warning
            reason: Unhealthy
            message: no
            lastTimestamp: "2026-11-28T10:00:00Z"
            """,
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: crds, namespace: shop, annotations: {helm.sh/hook: pre-install}}
            status: {conditions: [{type: Failed, status: "True", reason: BackoffLimitExceeded}]}
            """,
            """
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata: {name: shop}
            webhooks: [{name: orders.shop, clientConfig: {service: {namespace: shop, name: hook}, caBundle: Y2E=}}]
            """,
            """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: hook-1, namespace: shop, labels: {kubernetes.io/service-name: hook}}
            endpoints: [{conditions: {ready: true}}]
            """,
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: orders.shop.example}
            status: {conditions: [{type: Established, status: "True"}]}
            """,
            """
            apiVersion: shop.example/v1
            kind: Order
            metadata: {name: first}
            status: {state: notReady, conditions: [{type: Ready, status: "False", message: box is missing}]}
            """,
            """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata: {name: shop, namespace: flux}
            spec: {releaseName: shop, targetNamespace: shop, chart: {spec: {chart: shop}}}
            status: {history: [{chartVersion: v1.2.3}], conditions: [{type: Ready, status: "True"}]}
            """,
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: shop, namespace: argocd}
            spec: {sources: [{chart: shop, targetRevision: v1.2.3}], destination: {namespace: shop}}
            status: {health: {status: Healthy}, sync: {status: Synced}, operationState: {message: m}}
            """,
            """
            apiVersion: v1
            kind: Node
            metadata: {name: a, labels: {nvidia.com/gpu.count: "8", nvidia.com/gpu.replicas: "2"}}
            spec: {unschedulable: true}
            status:
              capacity: {nvidia.com/gpu: "8"}
              allocatable: {nvidia.com/gpu: "7", rdma/shared: "1"}
              nodeInfo: {kubeletVersion: v1.34.2}
              conditions: [{type: Ready, status: "True"}]
            """,
            """
            apiVersion: resource.k8s.io/v1
            kind: ResourceSlice
            metadata: {name: a-gpu}
            spec: {driver: gpu.nvidia.com, nodeName: a, devices: [{name: gpu-0, attributes: {type: {string: gpu}}}]}
            """,
            """
            apiVersion: nfd.k8s-sigs.io/v1alpha1
            kind: NodeFeature
            metadata: {name: a, namespace: nfd, labels: {nfd.node.kubernetes.io/node-name: a}}
            spec: {features: {instances: {pci.device: {elements: [{attributes: {vendor: 10de, class: "0302"}}]}}}}
            """);

    private static final Value NOTHING =
            DocumentReader.read("[null]", "nothing").items().getFirst();

    private static final List<Value> ODD = List.of(
            NOTHING,
            Value.scalar(""),
            Value.scalar("\u001b[31m\u0000 \n..\u202e"),
            Value.scalar("99999999999999999999"),
            Value.scalar("-1"),
            Value.sequence(List.of()),
            Value.sequence(List.of(NOTHING, Value.scalar("x"), Value.sequence(List.of()))),
            Value.mapping(Map.of()),
            Value.scalar("w".repeat(100_000)));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void objectsThatAreMadeUpAreJudgedAndBreakNothing(int seed) throws InterruptedException {
        // given
        var random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            var cluster = new FakeCluster();
            for (String object : OBJECTS) {
                Value read = DocumentReader.read(object, "object");
                cluster.with(JsonWriter.write(random.nextInt(3) > 0 ? read : changed(read, random)));
            }

            // when
            List<CheckResult> results = new ArrayList<>();
            results.add(Deployed.check(cluster, CHECKS, "mirror.example"));
            results.add(NodeVersions.of(cluster.live(), NodeSubset.EVERY));
            results.add(new GpuReader(cluster.live(), Map.of(), NodeSubset.EVERY).judge());
            results.addAll(new CheckRunner(Duration.ofSeconds(10)).run(ConformancePhase.steps(cluster.live())));

            // then
            assertThat(results.getFirst().status()).isNotEqualTo(Status.PASSED);
            results.forEach(result -> assertThat(result.findings()).hasSizeLessThan(52));
        }
    }

    /** The same object with something odd in the place of something in it, but for its kind and name. */
    private static Value changed(Value value, Random random) {
        return switch (value) {
            case Value.Mapping mapping -> {
                Map<String, Value> entries = new LinkedHashMap<>(mapping.entries());
                List<String> keys = entries.keySet().stream()
                        .filter(key ->
                                !List.of("apiVersion", "kind", "metadata").contains(key)
                                        || (random.nextInt(4) == 0 && key.equals("metadata")))
                        .toList();
                if (!keys.isEmpty()) {
                    String key = keys.get(random.nextInt(keys.size()));
                    entries.computeIfPresent(
                            key, (_, old) -> random.nextInt(3) == 0 ? odd(random) : changed(old, random));
                }
                yield Value.mapping(entries);
            }
            case Value.Sequence list
            when !list.items().isEmpty() -> {
                List<Value> items = new ArrayList<>(list.items());
                items.set(
                        random.nextInt(items.size()),
                        random.nextBoolean() ? odd(random) : changed(items.getFirst(), random));
                yield Value.sequence(items);
            }
            case Value.Sequence _, Value.Scalar _ -> odd(random);
        };
    }

    private static Value odd(Random random) {
        return ODD.get(random.nextInt(ODD.size()));
    }

    @Test
    void objectsWithoutStatusAreNeverWell() throws InterruptedException {
        // given
        for (String[] kind : new String[][] {
            {"apps/v1", "Deployment"},
            {"apps/v1", "DaemonSet"},
            {"apps/v1", "StatefulSet"},
            {"batch/v1", "Job"},
            {"v1", "PersistentVolumeClaim"},
            {"helm.toolkit.fluxcd.io/v2", "HelmRelease"},
            {"argoproj.io/v1alpha1", "Application"}
        }) {
            // when
            CheckResult result = Deployed.check(
                    new FakeCluster().with(NAMESPACE).with(HEALTHY).with(bare(kind[0], kind[1])));

            // then
            assertThat(result.status()).as(kind[1]).isEqualTo(Status.FAILED);
            assertThat(result.findings().getFirst().object()).endsWith("/bare");
        }
    }

    private static String bare(String apiVersion, String kind) {
        return """
            apiVersion: %s
            kind: %s
            metadata: {name: bare, namespace: shop, labels: {helm.sh/chart: shop-v1.2.3}, annotations: {helm.sh/hook: a}}
            spec: {releaseName: shop, targetNamespace: shop, source: {chart: shop}, destination: {namespace: shop}}
            """.formatted(apiVersion, kind);
    }

    @Test
    void aNamespaceThatIsGoingIsAllThatIsSaid() throws InterruptedException {
        // when
        CheckResult result = Deployed.check(new FakeCluster()
                .with(NAMESPACE.replace("Active", "Terminating"))
                .with(SICK));

        // then
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.object()).isEqualTo("namespaces/shop");
            assertThat(finding.reason()).isEqualTo("is being deleted");
        });
    }

    @Test
    void ofAWebhookWithThousandsOfEntriesTheFirstAreTold() throws InterruptedException {
        // given
        String entries = String.join(
                ",",
                IntStream.range(0, 3_000)
                        .mapToObj(i ->
                                "{name: w" + i + ", clientConfig: {service: {namespace: shop, name: hook" + i + "}}}")
                        .toList());

        // when
        CheckResult result =
                Deployed.check(new FakeCluster().with(NAMESPACE).with(HEALTHY).with("""
                    apiVersion: admissionregistration.k8s.io/v1
                    kind: MutatingWebhookConfiguration
                    metadata: {name: shop}
                    webhooks: [%s]
                    """.formatted(entries)));

        // then
        assertThat(result.findings()).hasSize(51);
        assertThat(result.findings().getFirst().reason()).startsWith("webhook w0 has no endpoints");
        assertThat(result.findings().getLast().reason()).isEqualTo("and 5950 more findings");
    }
}
