package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs whose agent runs, and does not do what it should. */
class AgentFailsIT {
    private static final Duration NOTICED = Duration.ofSeconds(15);

    /** Reads from a terminal that nobody has. */
    private static final String HANG = "exec 3<>/dev/ptmx; read nothing <&3";

    @RegisterExtension
    final AgentRuns runs = new AgentRuns("agent");

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anAgentThatFailsIsHeardWithItsLastWords() throws Exception {
        // given
        runs.agentRuns("exec 2>&1; i=0; while [ $i -lt 100 ]; do i=$((i+1)); echo line $i; done; echo no such luck >&2;"
                + " exit 1");

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("the agent failed: namespaces/" + namespace() + "/pods/eidos-")
                .contains("exit code 1", "its last lines:\n  line 82\n", "\n  line 100\n  no such luck\n")
                .doesNotContain("line 81\n")
                .contains("--no-cleanup", "kubectl logs job/eidos --namespace " + namespace());
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFollowedLogIsShownOnce() throws Exception {
        // given
        runs.agentRuns("echo first; echo second >&2; exit 1");

        // when
        var ended = runs.run("--follow");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("agent | first\n", "agent | second\n");
        assertThat(ended.error()).contains("exit code 1").contains("second");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNodeWithoutTheGpuThatWasAskedFor() throws Exception {
        Assumptions.assumeFalse(Files.exists(Path.of("/dev/nvidiactl")), "this machine has a GPU");

        // when
        var ended = runs.run("--require-gpu");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.error())
                .contains("the agent failed: no GPU, and --require-gpu was given")
                .contains("pods/eidos-", "exit code 3", "on node ")
                .contains("--require-gpu", "--node-selector");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anAgentThatIsKilledForItsMemory() throws Exception {
        // when
        var ended = runs.run("--requests", "cpu=100m,memory=16Mi", "--limits", "memory=16Mi");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("the agent was killed for its memory: namespaces/" + namespace() + "/pods/eidos-")
                .contains("OOMKilled", "--limits memory=16Mi")
                .contains("--limits memory=256Mi");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anAgentThatMayNotWriteItsResult() throws Exception {
        // given
        String roles = "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace() + "/roles/eidos";
        runs.beforeTheJob(() -> runs.api().patch(roles, """
            {"rules":[{"apiGroups":[""],"resources":["configmaps"],"verbs":["get","list"]}]}
            """));

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.error())
                .contains("pods/eidos-", "exit code 4", "cannot create resource", "configmaps")
                .contains("system:serviceaccount:" + namespace() + ":eidos")
                .contains("kubectl get role/eidos rolebinding/eidos --namespace " + namespace());
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anAgentThatHangs() throws Exception {
        // given
        runs.agentRuns("echo looking around; " + HANG);

        // when
        var ended = runs.run("--timeout", "8s");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(5);
        assertThat(ended.error())
                .contains("the agent did not finish in time: namespaces/" + namespace() + "/jobs/eidos")
                .contains("not done after 8 s", "its last lines:\n  looking around\n")
                .contains("--timeout", "--follow");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anAgentThatLeavesNoResult() throws Exception {
        // given
        runs.agentRuns("echo all is well");

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("left no result: namespaces/" + namespace() + "/configmaps/eidos-snapshot-")
                .contains("all is well")
                .contains("--image", "--follow");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anAgentThatKnowsNoRuns() throws Exception {
        // given
        runs.agentRuns("unset EIDOS_RUN_ID; exec \"$@\"");

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("does not say which run wrote it: namespaces/" + namespace() + "/configmaps/eidos-snapshot-")
                .contains("too old")
                .contains("--image");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aResultOfAnotherRun() throws Exception {
        // given
        runs.agentRuns("export EIDOS_RUN_ID=20200101-000000-aaaaaa; exec \"$@\"");

        // when
        var ended = runs.run("-o", "cm://" + namespace() + "/mine");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(7);
        assertThat(ended.error())
                .contains("the result is another run's: namespaces/" + namespace() + "/configmaps/mine")
                .contains("run 20200101-000000-aaaaaa wrote it")
                .contains("--output");
        assertThat(runs.noticed()).as(ended.err()).isLessThan(NOTICED);
        runs.assertNoRunLeft("configmaps/mine");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aResultThatIsCutOff() throws Exception {
        // given
        runs.changeAnswers("configmaps", line -> line.replaceAll("kind: Snapshot\\\\n", ""));

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("is not the one that was written: namespaces/" + namespace() + "/configmaps/eidos-snapshot-")
                .containsPattern("\\d+ bytes, and \\d+ were written")
                .contains("--show-managed-fields");
        assertThat(ended.out()).isEmpty();
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aResultThatWasTamperedWith() throws Exception {
        // given
        runs.changeAnswers("configmaps", line -> line.replaceAll("kind: Snapshot\\\\n", "kind: Snapshod\\\\n"));

        // when
        var ended = runs.run("-o", runs.directory().resolve("snapshot.yaml").toString());

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("namespaces/" + namespace() + "/configmaps/eidos-snapshot-")
                .containsPattern("SHA-256 [0-9a-f]{64}, and [0-9a-f]{64} was written");
        assertThat(runs.directory().resolve("snapshot.yaml")).doesNotExist();
        assertNoticed(ended);
    }

    /** As after an administrator's own hand: what the first ConfigMap names is not there. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aResultOfWhichAPartIsMissing() throws Exception {
        // given
        runs.changeAnswers(
                "configmaps",
                line -> line.replace(
                        "\"eidos.nvidia.com/run-id\":",
                        "\"eidos.nvidia.com/parts\":\"2\",\"eidos.nvidia.com/run-id\":"));

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("the result is not whole: namespaces/" + namespace() + "/configmaps/eidos-snapshot-")
                .contains("its part namespaces/" + namespace() + "/configmaps/eidos-snapshot-", "-part-1 is missing");
        assertNoticed(ended);
    }

    private String namespace() {
        return runs.namespace().name();
    }

    private void assertNoticed(AgentRuns.Ended ended) {
        assertThat(runs.noticed()).as(ended.err()).isLessThan(NOTICED);
        runs.assertNoRunLeft();
    }
}
