package dev.eidos.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.Command;
import dev.eidos.testing.TestCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The image on a real node: where the cluster is this machine's own, as that of {@code dev/cluster} is. */
class AgentImageIT {
    private static final String MANIFESTS = """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: eidos}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: eidos}
        rules:
        - {apiGroups: [""], resources: [configmaps], verbs: [get, list, create, update, patch]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: eidos}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: eidos}
        subjects: [{kind: ServiceAccount, name: eidos, namespace: "@NAMESPACE@"}]
        ---
        apiVersion: batch/v1
        kind: Job
        metadata: {name: eidos}
        spec:
          backoffLimit: 0
          template:
            metadata: {labels: {test: agent-image}}
            spec:
              restartPolicy: Never
              serviceAccountName: eidos
              hostPID: true
              hostNetwork: true
              hostIPC: true
              containers:
              - name: eidos
                image: "@IMAGE@"
                imagePullPolicy: Never
                command: [eidos, snapshot, -o, "cm://@NAMESPACE@/result"]
                env:
                - {name: EIDOS_HOST_ROOT, value: /host}
                - {name: NODE_NAME, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
                securityContext: {privileged: true}
                # a limit too, so that a run which outgrows its request fails here
                resources: {requests: {cpu: 100m, memory: 128Mi}, limits: {memory: 128Mi}}
                volumeMounts:
                - {name: host, mountPath: /host, readOnly: true}
                - {name: nvidia, mountPath: /run/nvidia, readOnly: true}
              volumes:
              - {name: host, hostPath: {path: /}}
              - {name: nvidia, hostPath: {path: /run/nvidia, type: DirectoryOrCreate}}
        """;

    @Test
    void aPodWritesTheSnapshotOfItsMachineIntoAConfigMap() throws Exception {
        try (var cluster = TestCluster.require("image")) {
            // given
            String namespace = cluster.namespace();
            String manifests = MANIFESTS
                    .replace("@NAMESPACE@", namespace)
                    .replace("@IMAGE@", DefaultImage.current().toString());

            // when
            cluster.apply(client -> client.load(new ByteArrayInputStream(manifests.getBytes(StandardCharsets.UTF_8)))
                    .inNamespace(namespace)
                    .create());
            Pod ended = waitForEnd(cluster);

            // then
            assertThat(ended.getStatus().getPhase()).as(log(cluster, ended)).isEqualTo("Succeeded");
            Snapshot snapshot = result(cluster);
            assertThat(snapshot.find("OS", "sysctl", "/proc/sys/kernel/osrelease"))
                    .contains(Reading.of(Command.output("cat", "/proc/sys/kernel/osrelease")));
            assertThat(snapshot.find("OS", "release", "PRETTY_NAME"))
                    .contains(Reading.of(Command.output("sh", "-c", ". /etc/os-release; echo \"$PRETTY_NAME\"")));
            assertThat(snapshot.metadata().sourceNode())
                    .isEqualTo(ended.getSpec().getNodeName());
        }
    }

    private static Pod waitForEnd(TestCluster cluster) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < deadline) {
            Optional<Pod> pod = pod(cluster);
            String waiting = pod.map(AgentImageIT::waiting).orElse("");
            if (waiting.equals("ErrImageNeverPull")) {
                Assumptions.abort("the node has no " + DefaultImage.current().toString()
                        + ": give it one with dev/cluster load-image " + ImageArchive.FILE);
            }
            if (pod.filter(AgentImageIT::hasEnded).isPresent()) {
                return pod.orElseThrow();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no end after 60 s: " + pod(cluster));
    }

    private static Optional<Pod> pod(TestCluster cluster) {
        List<Pod> pods = cluster.apply(
                client -> client.pods().inNamespace(cluster.namespace()).list().getItems());
        return pods.stream().findFirst();
    }

    private static boolean hasEnded(Pod pod) {
        return List.of("Succeeded", "Failed").contains(pod.getStatus().getPhase());
    }

    private static String waiting(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> status.getState().getWaiting() != null)
                .map(status -> String.valueOf(status.getState().getWaiting().getReason()))
                .findFirst()
                .orElse("");
    }

    private static String log(TestCluster cluster, Pod pod) {
        return cluster.apply(client -> {
            PodResource resource = client.pods()
                    .inNamespace(cluster.namespace())
                    .withName(pod.getMetadata().getName());
            return pod.getStatus().getContainerStatuses() + "\n" + resource.getLog();
        });
    }

    private static Snapshot result(TestCluster cluster) {
        ConfigMap result = cluster.apply(client -> client.configMaps()
                .inNamespace(cluster.namespace())
                .withName("result")
                .get());
        return SnapshotReader.read(requireNonNull(result.getData().get("snapshot.yaml")), "the result", notice -> {
            throw new AssertionError(notice);
        });
    }
}
