package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.k8s.syntax.EidosLabels;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotReader;
import dev.eidos.testing.AgentProcess;
import dev.eidos.testing.Command;
import dev.eidos.testing.Fields;
import dev.eidos.testing.Leftovers;
import dev.eidos.testing.StandInNode;
import dev.eidos.testing.TestNamespace;
import dev.eidos.testing.proxy.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A whole run with the packaged tool: what it creates, brings back, writes and removes. */
class DeploymentIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    @RegisterExtension
    final AgentRuns runs = new AgentRuns("deploy");

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aRunBringsBackWhatTheMachineSays() throws Exception {
        // when
        var ended = runs.run();

        // then
        Snapshot snapshot = snapshot(ended);
        for (String file : new String[] {"kernel/osrelease", "kernel/version", "vm/swappiness"}) {
            String path = "/proc/sys/" + file;
            assertThat(snapshot.find("OS", "sysctl", path)).as(path).contains(Reading.of(Command.output("cat", path)));
        }
        assertThat(ended.err())
                .containsSubsequence(
                        "preflight\n", "RBAC created ", "Job eidos\n", "scheduled ", "retrieved\n", "cleaned\n");
        assertThat(snapshot.metadata().sourceNode()).isNotNull();
        assertThat(ended.err())
                .contains("  namespace  " + namespace() + " (from --namespace)\n")
                .contains("to remove: eidos agent cleanup -n " + namespace() + " --cleanup-rbac");
        assertThat(ended.err()).contains("scheduled " + snapshot.metadata().sourceNode() + "\n");
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theFirstRunCreatesFiveRbacObjectsAndTheSecondNone() throws Exception {
        // when
        var first = runs.run();

        // then
        snapshot(first);
        assertThat(Leftovers.rbac(runs.api(), namespace()))
                .containsExactlyInAnyOrder("serviceaccounts/eidos", "roles/eidos", "rolebindings/eidos");
        assertThat(Leftovers.clusterWide(runs.api()))
                .contains("clusterroles/eidos", "clusterrolebindings/eidos:" + namespace());
        String binding = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/eidos:" + namespace();
        assertThat(Fields.items(runs.api().get(binding), "subjects"))
                .singleElement()
                .satisfies(
                        subject -> assertThat(Fields.text(subject, "namespace")).isEqualTo(namespace()));
        int before = runs.proxy().requests(DeploymentIT::isKept).size();

        // when
        var second = runs.run();

        // then
        snapshot(second);
        assertThat(runs.proxy()
                        .requests(DeploymentIT::isKept)
                        .subList(
                                before,
                                runs.proxy().requests(DeploymentIT::isKept).size()))
                .extracting(request -> request.verb() + " " + request.resource())
                .containsOnly("create jobs", "delete jobs", "delete configmaps");
    }

    /** Whether the server keeps what the request does. */
    private static boolean isKept(Request request) {
        return Request.write().test(request)
                && !request.query().contains("dryRun=All")
                && !request.resource().startsWith("selfsubject");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theJobIsOursAndRunsTheImageOnce() throws Exception {
        // when
        var ended = runs.run("--no-cleanup");

        // then
        snapshot(ended);
        Value.Mapping job = runs.awaitJob();
        assertThat(Fields.name(job)).isEqualTo("eidos");
        assertThat(Fields.text(job, "metadata", "labels", EidosLabels.MANAGED_BY))
                .isEqualTo("eidos");
        assertThat(Fields.text(job, "metadata", "labels", EidosLabels.RUN_ID)).matches("\\d{8}-\\d{6}-[a-z0-9]{6}");
        assertThat(Fields.text(job, "spec", "backoffLimit")).isEqualTo("0");
        assertThat(Fields.text(job, "spec", "ttlSecondsAfterFinished"))
                .as("the cluster does not remove what is kept")
                .isEmpty();
        Value result = Fields.items(
                        runs.api()
                                .get(runs.namespace().core("configmaps")
                                        + "?labelSelector=app.kubernetes.io/managed-by%3Deidos"),
                        "items")
                .getFirst();
        assertThat(Fields.text(result, "metadata", "ownerReferences", 0, "uid"))
                .isEqualTo(Fields.text(job, "metadata", "uid"));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void cleanUpWithRbacLeavesNothing() throws Exception {
        // when
        var ended = runs.run("--cleanup-rbac");

        // then
        snapshot(ended);
        runs.namespace().assertNothingLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anotherKubeconfigIsFoundByItsPath() throws Exception {
        // given
        Path elsewhere = Files.createDirectories(runs.directory().resolve("with space"));
        Path kubeconfig = runs.proxy().kubeconfig(elsewhere);

        // when
        var ended = runs.run("--kubeconfig", kubeconfig.toString());

        // then
        snapshot(ended);
        assertThat(runs.proxy().requests(Request.of("create", "jobs"))).hasSize(1);
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNodeSelectorAndATolerationTakeThePodToTheirNode() throws Exception {
        // given
        String taint = "{\"key\":\"eidos.test/keep-off\",\"value\":\"all\",\"effect\":\"NoSchedule\"}";
        try (var node = StandInNode.join(runs.api(), taint, Map.of("cpu", "4", "memory", "8Gi", "pods", "10"))) {
            AgentProcess process = runs.start(
                    "--node-selector",
                    StandInNode.LABEL + "=" + node.name(),
                    "--toleration",
                    "eidos.test/keep-off=all:NoSchedule");

            // when
            var pod = node.awaitPod(namespace(), SOON);

            // then
            assertThat(Fields.text(pod.get(), "spec", "nodeSelector", StandInNode.LABEL))
                    .isEqualTo(node.name());
            assertThat(Fields.items(pod.get(), "spec", "tolerations"))
                    .anyMatch(toleration -> Fields.text(toleration, "key").equals("eidos.test/keep-off"))
                    .noneMatch(toleration -> !Fields.has(toleration, "key"));
            process.awaitLine("scheduled " + node.name(), SOON);
            process.signal("TERM");
            assertThat(process.exitCode(SOON)).isEqualTo(143);
            runs.assertNoRunLeft();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void withoutATolerationEveryTaintIsTolerated() throws Exception {
        // given
        String taints = "{\"key\":\"eidos.test/one\",\"effect\":\"NoSchedule\"},"
                + "{\"key\":\"eidos.test/two\",\"value\":\"x\",\"effect\":\"NoExecute\"}";
        try (var node = StandInNode.join(runs.api(), taints, Map.of("cpu", "4", "memory", "8Gi", "pods", "10"))) {
            // when
            AgentProcess process = runs.start("--node-selector", StandInNode.LABEL + "=" + node.name());

            // then
            process.awaitLine("scheduled " + node.name(), SOON);
            process.signal("INT");
            assertThat(process.exitCode(SOON)).isEqualTo(130);
            runs.assertNoRunLeft();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void rbacOfThatNameThatSomebodyElseMade() throws Exception {
        // given
        String roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace() + "/roles";
        String foreign = Fields.text(runs.api().post(roles, """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"eidos",
             "labels":{"app.kubernetes.io/managed-by":"Helm"}},"rules":[]}
            """), "metadata", "resourceVersion");

        // when
        var ended = runs.run("--cleanup-rbac");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(7);
        assertThat(ended.error())
                .contains("somebody else's Role has the name that eidos needs: namespaces/" + namespace()
                        + "/roles/eidos")
                .contains("it is managed by Helm")
                .contains("kubectl get role", "-o yaml");
        assertThat(Fields.text(runs.api().get(roles + "/eidos"), "metadata", "resourceVersion"))
                .isEqualTo(foreign);
        assertThat(runs.proxy().requests(DeploymentIT::isKept)).isEmpty();
        runs.namespace().assertNothingLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anOutputThatCannotBeWrittenIsFoundBeforeTheClusterIsTouched() throws Exception {
        // given
        Path folder = runs.directory().resolve("no-such-folder");

        // when
        var ended = runs.run("-o", folder.resolve("snapshot.yaml").toString());

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.error()).contains(folder.toString()).contains("try: ");
        assertThat(runs.proxy().count()).isZero();
        runs.namespace().assertNothingLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFileGetsTheSnapshotAndStandardOutputNothing() throws Exception {
        // given
        Path file = runs.directory().resolve("snapshot.json");

        // when
        var ended = runs.run("-o", file.toString(), "--format", "json");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(0);
        assertThat(ended.out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("{");
        assertThat(SnapshotReader.read(Files.readString(file), "the file", notice -> {})
                        .find("OS", "sysctl", "/proc/sys/kernel/osrelease"))
                .contains(Reading.of(Command.output("uname", "-r")));
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aConfigMapInAnotherNamespaceStays() throws Exception {
        try (var other = TestNamespace.create("deploy-other")) {
            // when
            var ended = runs.run("-o", "cm://" + other.name() + "/mine");

            // then
            assertThat(ended.code()).as(ended.err()).isEqualTo(0);
            Value.Mapping stored = runs.api().get(other.core("configmaps/mine"));
            assertThat(Fields.text(stored, "data", "snapshot.yaml")).contains("kind: Snapshot");
            assertThat(Fields.has(stored, "metadata", "ownerReferences")).isFalse();
            assertThat(Leftovers.rbac(runs.api(), other.name()))
                    .containsExactlyInAnyOrder("roles/eidos", "rolebindings/eidos");
            other.assertNoRunLeft("configmaps/mine");
            runs.assertNoRunLeft();
        }
    }

    private static Snapshot snapshot(AgentRuns.Ended ended) {
        assertThat(ended.code()).as(ended.err()).isEqualTo(0);
        return SnapshotReader.read(ended.out(), "stdout", notice -> {
            throw new AssertionError(notice);
        });
    }

    private String namespace() {
        return runs.namespace().name();
    }
}
