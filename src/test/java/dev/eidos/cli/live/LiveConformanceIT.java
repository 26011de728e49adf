package dev.eidos.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.document.DocumentReader;
import dev.eidos.testing.Await;
import dev.eidos.testing.RawApi;
import dev.eidos.testing.StandInNode;
import dev.eidos.testing.TestUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The requirements of conformance against a real API server, with the kinds that they ask for and without, as a user
 * who may do what the documentation says and no more. The kinds and what is of them are stand-ins.
 */
class LiveConformanceIT {
    private static final String READY = "status: {conditions: [{type: %s, status: \"True\"}]}";

    private final RawApi api = RawApi.require();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whereTheKindsAreServedTheRequirementsAreImplementedAndWhereNotTheyAreNot() throws IOException {
        try (TestUser user = new TestUser(api, DocumentedRights.ofReading())) {
            // given
            Map<String, String> bare = statuses(user);
            try (LiveShop shop = new LiveShop(api, folder);
                    StandInNode node = StandInNode.join(
                            api,
                            "{\"key\":\"" + StandInNode.LABEL + "\",\"effect\":\"NoSchedule\"}",
                            Map.of("cpu", "4", "memory", "8Gi", "pods", "10", "rdma/shared", "8"))) {
                api.patch(
                        "/api/v1/nodes/" + node.name(),
                        "{\"metadata\":{\"labels\":{\"nvidia.com/gpu.sharing-strategy\":\"mps\"}}}");
                serve(shop);

                // when
                Await.until(
                        "the scheduler of gangs runs",
                        Duration.ofSeconds(60),
                        () -> "passed".equals(statuses(user).get("gang_scheduling")));
                Map<String, String> served = statuses(user);

                // then
                assertThat(bare)
                        .containsEntry("dra_support", "failed")
                        .containsEntry("driver_runtime_management", "unknown")
                        .containsEntry("gpu_sharing", "unknown")
                        .containsEntry("ai_inference", "failed")
                        .containsEntry("advanced_inference_ingress", "failed")
                        .containsEntry("high_performance_networking", "inapplicable")
                        .containsEntry("gang_scheduling", "failed")
                        .containsEntry("cluster_autoscaling", "inapplicable")
                        .containsEntry("pod_autoscaling", "failed")
                        .containsEntry("accelerator_metrics", "failed")
                        .containsEntry("ai_service_metrics", "failed")
                        .containsEntry("robust_controller", "failed")
                        .containsEntry("workload_sandboxing", "inapplicable");
                assertThat(served)
                        .containsEntry("dra_support", "passed")
                        .containsEntry("driver_runtime_management", "passed")
                        .containsEntry("gpu_sharing", "passed")
                        .containsEntry("ai_inference", "passed")
                        .containsEntry("advanced_inference_ingress", "passed")
                        .containsEntry("high_performance_networking", "passed")
                        .containsEntry("gang_scheduling", "passed")
                        .containsEntry("cluster_autoscaling", "passed")
                        .containsEntry("pod_autoscaling", "passed")
                        .containsEntry("ai_service_metrics", "passed")
                        .containsEntry("robust_controller", "passed")
                        .containsEntry("workload_sandboxing", "unknown")
                        .containsEntry("secure_accelerator_access", "unknown");
                assertThat(report(user).out()).doesNotContain("may not be", "could not be read");
            }
        }
    }

    private void serve(LiveShop shop) {
        stand(shop, "resource.k8s.io", "v1", "resourceslices", "ResourceSlice", "spec: {driver: gpu.nvidia.com}");
        stand(shop, "nvidia.com", "v1", "clusterpolicies", "ClusterPolicy", "status: {state: ready}");
        stand(shop, "gateway.networking.k8s.io", "v1", "gatewayclasses", "GatewayClass", READY.formatted("Accepted"));
        stand(shop, "gateway.networking.k8s.io", "v1", "gateways", "Gateway", READY.formatted("Programmed"));
        stand(shop, "inference.networking.k8s.io", "v1", "inferencepools", "InferencePool", "spec: {}");
        stand(shop, "scheduling.run.ai", "v2alpha2", "podgroups", "PodGroup", "spec: {minMember: 2}");
        stand(shop, "karpenter.sh", "v1", "nodepools", "NodePool", READY.formatted("Ready"));
        // an APIService comes with every group
        stand(shop, "custom.metrics.k8s.io", "v1beta1", "values", "Value", "spec: {}");
        stand(shop, "monitoring.coreos.com", "v1", "prometheuses", "Prometheus", READY.formatted("Available"));
        stand(shop, "trainer.kubeflow.org", "v1alpha1", "trainjobs", "TrainJob", READY.formatted("Complete"));
        shop.create("/apis/node.k8s.io/v1/runtimeclasses", "eidos-test-kata", """
            apiVersion: node.k8s.io/v1
            kind: RuntimeClass
            metadata: {name: eidos-test-kata}
            handler: kata-qemu
            """);
        shop.running("gang", LiveShop.VERSION, "kai-scheduler-default");
    }

    private void stand(LiveShop shop, String group, String version, String plural, String kind, String more) {
        shop.kind(group, version, "Cluster", plural, kind);
        shop.create("/apis/" + group + "/" + version + "/" + plural, "eidos-test", """
            apiVersion: %s/%s
            kind: %s
            metadata: {name: eidos-test}
            %s
            """.formatted(
                        group, version, kind, more));
    }

    private Map<String, String> statuses(TestUser user) {
        Run run = report(user);
        Map<String, String> statuses = new LinkedHashMap<>();
        DocumentReader.read(run.out(), run.err())
                .items("results")
                .forEach(result -> statuses.put(result.text("name"), result.text("status")));
        return statuses;
    }

    private Run report(TestUser user) {
        try {
            Path recipe = Files.writeString(
                    folder.resolve("empty.yaml"),
                    "apiVersion: eidos.nvidia.com/v1alpha1\nkind: Recipe\ncomponentRefs: []\n");
            return Run.of(
                    "validate",
                    "-r",
                    recipe.toString(),
                    "--cluster",
                    "--phase",
                    "conformance",
                    "--kubeconfig",
                    user.kubeconfig(folder.resolve("kubeconfig")).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
