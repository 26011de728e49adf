package dev.eidos.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.k8s.agent.api.DefaultImage;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.Await;
import dev.eidos.testing.Command;
import dev.eidos.testing.Fields;
import dev.eidos.testing.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The image on a real node: where the cluster is this machine's own, as that of {@code dev/cluster} is. */
class AgentImageIT {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/namespaces/";

    private static final String ACCOUNT = """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: eidos}
        """;

    private static final String ROLE = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: eidos}
        rules:
        - {apiGroups: [""], resources: [configmaps], verbs: [get, list, create, update, patch]}
        """;

    private static final String BINDING = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: eidos}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: eidos}
        subjects: [{kind: ServiceAccount, name: eidos, namespace: "@NAMESPACE@"}]
        """;

    private static final String JOB = """
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
            String job = JOB.replace("@NAMESPACE@", namespace)
                    .replace("@IMAGE@", DefaultImage.current().toString());

            // when
            cluster.api().post(cluster.inside().core("serviceaccounts"), ACCOUNT);
            cluster.api().post(RBAC + namespace + "/roles", ROLE);
            cluster.api().post(RBAC + namespace + "/rolebindings", BINDING.replace("@NAMESPACE@", namespace));
            cluster.api().post(cluster.inside().jobs(), job);
            Value ended = waitForEnd(cluster);

            // then
            assertThat(Fields.text(ended, "status", "phase"))
                    .as(log(cluster, ended))
                    .isEqualTo("Succeeded");
            Snapshot snapshot = result(cluster);
            assertThat(snapshot.find("OS", "sysctl", "/proc/sys/kernel/osrelease"))
                    .contains(Reading.of(Command.output("cat", "/proc/sys/kernel/osrelease")));
            assertThat(snapshot.find("OS", "release", "PRETTY_NAME"))
                    .contains(Reading.of(Command.output("sh", "-c", ". /etc/os-release; echo \"$PRETTY_NAME\"")));
            assertThat(snapshot.metadata().sourceNode()).isEqualTo(Fields.text(ended, "spec", "nodeName"));
        }
    }

    private static Value waitForEnd(TestCluster cluster) {
        return Await.present("the pod's end", Duration.ofSeconds(60), () -> {
            Optional<Value> pod = pod(cluster);
            if (pod.map(AgentImageIT::waiting).orElse("").equals("ErrImageNeverPull")) {
                Assumptions.abort("the node has no " + DefaultImage.current().toString()
                        + ": give it one with dev/cluster load-image " + ImageArchive.FILE);
            }
            return pod.filter(AgentImageIT::hasEnded);
        });
    }

    private static Optional<Value> pod(TestCluster cluster) {
        return cluster.api().get(cluster.inside().core("pods")).items("items").stream()
                .findFirst();
    }

    private static boolean hasEnded(Value pod) {
        return List.of("Succeeded", "Failed").contains(Fields.text(pod, "status", "phase"));
    }

    private static String waiting(Value pod) {
        return Fields.text(pod, "status", "containerStatuses", 0, "state", "waiting", "reason");
    }

    private static String log(TestCluster cluster, Value pod) {
        return cluster.api()
                .send("GET", cluster.inside().core("pods/" + Fields.name(pod) + "/log"), "", "")
                .body();
    }

    private static Snapshot result(TestCluster cluster) {
        Value result = cluster.api().get(cluster.inside().core("configmaps/result"));
        return SnapshotReader.read(Fields.text(result, "data", "snapshot.yaml"), "the result", notice -> {
            throw new AssertionError(notice);
        });
    }
}
