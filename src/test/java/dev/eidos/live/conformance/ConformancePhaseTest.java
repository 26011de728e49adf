package dev.eidos.live.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.live.CheckResult;
import dev.eidos.live.CheckResult.Status;
import dev.eidos.live.CheckRunner;
import dev.eidos.live.FakeCluster;
import dev.eidos.live.read.Scrape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformancePhaseTest {
    private static final String SERVING = """
        apiVersion: resource.k8s.io/v1
        kind: ResourceSlice
        metadata: {name: a}
        spec: {driver: gpu.nvidia.com}
        ---
        apiVersion: nvidia.com/v1
        kind: ClusterPolicy
        metadata: {name: cluster-policy}
        status: {state: ready}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: a, labels: {nvidia.com/gpu.sharing-strategy: time-slicing}}
        status: {allocatable: {rdma/shared: "8"}}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: kgateway}
        status: {conditions: [{type: Accepted, status: "True"}]}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: inference, namespace: a}
        status: {conditions: [{type: Programmed, status: "True"}]}
        ---
        apiVersion: inference.networking.k8s.io/v1
        kind: InferencePool
        metadata: {name: llama, namespace: a}
        ---
        apiVersion: scheduling.run.ai/v2alpha2
        kind: PodGroup
        metadata: {name: one, namespace: a}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: kai-scheduler-default, namespace: kai-scheduler}
        status: {readyReplicas: 1}
        ---
        apiVersion: karpenter.sh/v1
        kind: NodePool
        metadata: {name: gpu}
        status: {conditions: [{type: Ready, status: "True"}]}
        ---
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata: {name: v1beta1.custom.metrics.k8s.io}
        status: {conditions: [{type: Available, status: "True"}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: exporter-1, namespace: gpu-operator, labels: {app: nvidia-dcgm-exporter}}
        status: {conditions: [{type: Ready, status: "True"}]}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: main, namespace: monitoring}
        status: {conditions: [{type: Available, status: "True"}]}
        ---
        apiVersion: trainer.kubeflow.org/v1alpha1
        kind: TrainJob
        metadata: {name: job, namespace: a}
        status: {conditions: [{type: Complete, status: "True"}]}
        """;

    private static final List<String> METRICS = List.of(
            "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} 7",
            "DCGM_FI_DEV_FB_USED{gpu=\"0\"} 1",
            "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\"} 30",
            "DCGM_FI_DEV_POWER_USAGE{gpu=\"0\"} 70");

    @ParameterizedTest
    @CsvSource({
        "dra_support, PASSED, FAILED",
        "driver_runtime_management, PASSED, UNKNOWN",
        "gpu_sharing, PASSED, UNKNOWN",
        "ai_inference, PASSED, FAILED",
        "advanced_inference_ingress, PASSED, FAILED",
        "high_performance_networking, PASSED, INAPPLICABLE",
        "gang_scheduling, PASSED, FAILED",
        "cluster_autoscaling, PASSED, INAPPLICABLE",
        "pod_autoscaling, PASSED, FAILED",
        "accelerator_metrics, PASSED, FAILED",
        "ai_service_metrics, PASSED, FAILED",
        "secure_accelerator_access, UNKNOWN, UNKNOWN",
        "workload_sandboxing, INAPPLICABLE, INAPPLICABLE",
        "robust_controller, PASSED, FAILED"
    })
    void eachRequirementIsJudgedWhereItIsServedAndWhereNot(String id, Status served, Status bare)
            throws InterruptedException {
        assertThat(result(serving(), id).status()).as("served").isEqualTo(served);
        assertThat(result(new FakeCluster(), id).status()).as("bare").isEqualTo(bare);
    }

    @Test
    void allRequirementsOfTheProgrammeAreThere() {
        assertThat(ConformancePhase.ids()).hasSize(14).doesNotHaveDuplicates();
    }

    @Test
    void whatIsOnlyHalfThereIsPartlyImplementedAndFails() throws InterruptedException {
        // when
        CheckResult result = result(
                new FakeCluster()
                        .with(SERVING.replace(
                                "type: Programmed, status: \"True\"", "type: Programmed, status: \"False\"")),
                "ai_inference");

        // then
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.actual()).startsWith("partly: gateway.networking.k8s.io/v1, 1 GatewayClasses accepted");
        assertThat(result.findings().getFirst().reason()).isEqualTo("no Gateway is programmed");
    }

    @Test
    void whatMayNotBeReadIsUnknown() throws InterruptedException {
        // when
        CheckResult result = result(
                new FakeCluster().with(SERVING).forbidding("gateways.gateway.networking.k8s.io"), "ai_inference");

        // then
        assertThat(result.status()).isEqualTo(Status.UNKNOWN);
        assertThat(result.findings().getFirst().remedy())
                .contains("kubectl create clusterrole eidos-validate --verb=get,list"
                        + " --resource=gateways.gateway.networking.k8s.io");
    }

    @Test
    void anExporterThatLacksMetricsOrAnswersGarbageOrNothingIsPartlyThere() throws InterruptedException {
        assertThat(exporter(new Scrape.Answer.Lines(METRICS.subList(0, 3)))
                        .findings()
                        .getFirst()
                        .reason())
                .isEqualTo("it lacks DCGM_FI_DEV_POWER_USAGE");
        assertThat(exporter(new Scrape.Answer.Lines(List.of("<html>", "\u0000")))
                        .findings()
                        .getFirst()
                        .reason())
                .isEqualTo("what it answers has none of the core metrics");
        assertThat(exporter(new Scrape.Answer.Nothing("no answer in time")).status())
                .isEqualTo(Status.FAILED);
        assertThat(exporter(new Scrape.Answer.Forbidden("no")).status()).isEqualTo(Status.UNKNOWN);
    }

    private static CheckResult exporter(Scrape.Answer answer) throws InterruptedException {
        return result(serving().exporting(answer), "accelerator_metrics");
    }

    private static FakeCluster serving() {
        return new FakeCluster().with(SERVING).exporting(new Scrape.Answer.Lines(METRICS));
    }

    private static CheckResult result(FakeCluster cluster, String id) throws InterruptedException {
        return new CheckRunner(Duration.ofSeconds(10))
                .run(ConformancePhase.steps(cluster.live()).stream()
                        .filter(step -> step.id().equals(id))
                        .toList())
                .getFirst();
    }
}
