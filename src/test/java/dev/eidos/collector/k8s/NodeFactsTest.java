package dev.eidos.collector.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.Readings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeFactsTest {
    private static final String NODE = """
        metadata: {name: a, uid: 5a1d, labels: {}}
        status:
          nodeInfo: {bootID: 77aa}
          conditions:
          - {type: Ready, status: "True", reason: KubeletReady, message: ok,
             lastHeartbeatTime: "%1$s", lastTransitionTime: "2026-01-01T00:00:00Z"}
          - {type: KernelDeadlock, status: "False", reason: KernelHasNoDeadlock, lastHeartbeatTime: "%1$s"}
          - {type: SysLogsXIDError, status: "True", reason: SysLogsXIDErrorIsNotHealthy,
             message: "ErrorCode:79 GPU:0 at %1$s", lastHeartbeatTime: "%1$s"}
        """;

    @Test
    void identityAndConditionsAreThere() {
        assertThat(Readings.of(facts(NODE.formatted("2026-11-28T10:00:00Z"))))
                .isEqualTo(Map.of(
                        "name", "a",
                        "uid", "5a1d",
                        "boot-id", "77aa",
                        "condition.Ready", "True",
                        "condition.Ready.reason", "KubeletReady",
                        "condition.KernelDeadlock", "False",
                        "condition.KernelDeadlock.reason", "KernelHasNoDeadlock",
                        "condition.SysLogsXIDError", "True",
                        "condition.SysLogsXIDError.reason", "SysLogsXIDErrorIsNotHealthy"));
    }

    @Test
    void aHeartbeatChangesNothing() {
        assertThat(facts(NODE.formatted("2026-11-28T10:00:00Z")))
                .isEqualTo(facts(NODE.formatted("2026-11-28T10:05:00Z")));
    }

    @Test
    void aTaintHasItsValueAndEveryEffect() {
        // when
        Subtype facts = facts("""
            metadata: {name: a}
            spec:
              taints:
              - {key: nvidia.com/maintenance, value: drain, effect: NoSchedule}
              - {key: node.kubernetes.io/unreachable, effect: NoSchedule}
              - {key: node.kubernetes.io/unreachable, effect: NoExecute}
            """);

        // then
        assertThat(Readings.of(facts))
                .containsEntry("taint.nvidia.com/maintenance", "drain:NoSchedule")
                .containsEntry("taint.node.kubernetes.io/unreachable", "NoExecute,NoSchedule");
    }

    @ParameterizedTest
    @CsvSource({
        "cloud.google.com/gke-nodepool",
        "eks.amazonaws.com/nodegroup",
        "alpha.eksctl.io/nodegroup-name",
        "kubernetes.azure.com/agentpool",
        "agentpool",
        "karpenter.sh/nodepool",
        "karpenter.sh/provisioner-name",
        "oke.oraclecloud.com/pool.name",
    })
    void aPoolIsNamedByALabel(String label) {
        assertThat(Readings.of(facts("metadata: {name: a, labels: {" + label + ": h100}}")))
                .containsEntry("pool", "h100")
                .containsEntry("pool-key", label);
    }

    @Test
    void aPoolIsNamedByAnnotationsWhereNoLabelDoes() {
        assertThat(pool("oci.oraclecloud.com/node-pool-id: ocid1.nodepool.oc1.x"))
                .isEqualTo("ocid1.nodepool.oc1.x");
        assertThat(pool("cluster.x-k8s.io/owner-kind: MachineSet, cluster.x-k8s.io/owner-name: gpu-7x"))
                .isEqualTo("gpu-7x");
        assertThat(pool("cluster.x-k8s.io/owner-kind: KubeadmControlPlane, cluster.x-k8s.io/owner-name: cp"))
                .isNull();
    }

    private static @Nullable String pool(String annotations) {
        return Readings.of(facts("metadata: {name: a, annotations: {" + annotations + "}}"))
                .get("pool");
    }

    private static Subtype facts(String node) {
        Value read = DocumentReader.read(node, "node.yaml");
        return NodeFacts.of("node", read);
    }
}
