package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs in a cluster that puts containers of its own into every pod. */
class InjectedContainersIT {
    private static final String CONTAINERS = "\"containers\":[";
    private static final String IMAGE = "\"image\":\"localhost/tools:1\"";

    @RegisterExtension
    final AgentRuns runs = new AgentRuns("injected");

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSidecarThatGoesOnIsNotTheAgent() throws Exception {
        // given
        runs.changeJob(job -> job.replace(
                CONTAINERS,
                CONTAINERS + "{\"name\":\"a-sidecar\"," + IMAGE + ",\"command\":[\"sh\",\"-c\",\"sleep 60\"]},"));

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("kind: Snapshot");
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anInitContainerThatFailsIsNamedWithItsLastLines() throws Exception {
        // given
        runs.changeJob(job -> job.replace(
                CONTAINERS,
                "\"initContainers\":[{\"name\":\"mesh-init\"," + IMAGE
                        + ",\"command\":[\"sh\",\"-c\",\"echo no mesh here; exit 3\"]}]," + CONTAINERS));

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("an init container before it failed: namespaces/"
                        + runs.namespace().name() + "/pods/eidos-")
                .contains("init container mesh-init, which is not eidos' own: exit code 3")
                .contains("its last lines:\n  no mesh here\n")
                .contains("kubectl get mutatingwebhookconfigurations");
        runs.assertNoRunLeft();
    }
}
