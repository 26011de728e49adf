package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.AgentProcess;
import dev.eidos.testing.Fields;
import dev.eidos.testing.StandInNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs that somebody or something else interferes with. */
class RunDisturbedIT {
    private static final Duration SOON = Duration.ofSeconds(40);

    /** Between the event and eidos' end, with its clean-up: a kubelet may take 20 s to confirm a pod's end. */
    private static final Duration NOTICED = Duration.ofSeconds(30);

    @RegisterExtension
    final AgentRuns runs = new AgentRuns("disturbed");

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void itsPodIsDeleted() throws Exception {
        // given
        AgentProcess process = hanging();
        String pod = Fields.name(runs.awaitRunningPod());

        // when
        runs.api().delete(runs.namespace().core("pods/" + pod));
        var ended = ended(process);

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("the agent's pod was deleted: namespaces/" + namespace() + "/pods/" + pod)
                .contains("kubectl get events --namespace " + namespace(), "run again");
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void itsJobIsDeleted() throws Exception {
        // given
        AgentProcess process = hanging();
        runs.awaitRunningPod();

        // when
        runs.api().delete(runs.namespace().jobs() + "/eidos", """
            {"apiVersion":"v1","kind":"DeleteOptions","propagationPolicy":"Background"}
            """);
        var ended = ended(process);

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("the agent's Job was deleted: namespaces/" + namespace() + "/jobs/eidos")
                .contains("kubectl get events --namespace " + namespace(), "run again");
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void itsJobIsReplacedByAnother() throws Exception {
        // given
        AgentProcess process = hanging();
        runs.awaitRunningPod();
        String foreign = """
            {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"eidos"},"spec":{"template":{"spec":{
             "restartPolicy":"Never","nodeSelector":{"eidos.test/none":"here"},
             "containers":[{"name":"other","image":"example.com/other"}]}}}}
            """;

        // when
        runs.proxy().freeze();
        runs.api().delete(runs.namespace().jobs() + "/eidos", """
            {"apiVersion":"v1","kind":"DeleteOptions","propagationPolicy":"Background"}
            """);
        String other = Fields.text(runs.api().post(runs.namespace().jobs(), foreign), "metadata", "uid");
        runs.proxy().cutAll();
        runs.proxy().thaw();
        var ended = ended(process);

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(7);
        assertThat(ended.error())
                .contains("the Job was replaced by another: namespaces/" + namespace() + "/jobs/eidos")
                .contains("UID " + other + " has the name now")
                .contains("--generate-job-name");
        assertThat(Fields.text(runs.api().get(runs.namespace().jobs() + "/eidos"), "metadata", "uid"))
                .isEqualTo(other);
        runs.assertNoRunLeft();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void itsPodIsEvicted() throws Exception {
        try (var node = StandInNode.join(runs.api())) {
            // given
            AgentProcess process = on(node);
            var pod = node.awaitPod(namespace(), SOON);
            pod.running();

            // when
            pod.evicted("The node was low on resource: memory.");
            var ended = ended(process);

            // then
            assertThat(ended.code()).as(ended.err()).isEqualTo(1);
            assertThat(ended.error())
                    .contains("the agent's pod was put out of its node: namespaces/" + namespace() + "/pods/eidos-")
                    .contains("Evicted: The node was low on resource: memory.")
                    .contains("--priority-class");
            runs.assertNoRunLeft();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void itsNodeFallsSilent() throws Exception {
        try (var node = StandInNode.join(runs.api())) {
            // given
            AgentProcess process = on(node);
            var pod = node.awaitPod(namespace(), SOON);
            pod.running();

            // when
            node.lose();
            var ended = ended(process, Duration.ofMinutes(1));

            // then
            assertThat(ended.code()).as(ended.err()).isEqualTo(6);
            assertThat(ended.error())
                    .contains("the agent's node does not answer: nodes/" + node.name())
                    .contains("Kubelet stopped posting node status.")
                    .contains("kubectl describe node " + node.name());
            // who deletes a pod of a silent node deletes it when the node comes back, and is told so
            assertThat(ended.err())
                    .contains("left behind: namespaces/" + namespace() + "/pods/" + pod.name())
                    .contains(
                            "remove it: kubectl delete pod/" + pod.name() + " --namespace " + namespace() + " --force");
            runs.assertNoRunLeft("pods/" + pod.name());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void itsNodeIsTakenAway() throws Exception {
        try (var node = StandInNode.join(runs.api())) {
            // given
            AgentProcess process = on(node);
            var pod = node.awaitPod(namespace(), SOON);
            pod.running();

            // when
            node.delete();
            var ended = ended(process, Duration.ofMinutes(1));

            // then
            assertThat(ended.code()).as(ended.err()).isEqualTo(6);
            assertThat(ended.error())
                    .contains("the agent's node does not answer: nodes/" + node.name(), "the node was deleted");
            runs.assertNoRunLeft("pods/" + pod.name());
        }
    }

    private AgentProcess hanging() throws Exception {
        runs.agentRuns("exec 3<>/dev/ptmx; read nothing <&3");
        AgentProcess process = runs.start();
        process.awaitLine("  running", SOON);
        return process;
    }

    private AgentProcess on(StandInNode node) throws Exception {
        return runs.start("--node-selector", StandInNode.LABEL + "=" + node.name());
    }

    private static AgentRuns.Ended ended(AgentProcess process) throws Exception {
        return ended(process, NOTICED);
    }

    private static AgentRuns.Ended ended(AgentProcess process, Duration within) throws Exception {
        process.exitCode(within);
        return AgentRuns.Ended.of(process);
    }

    private String namespace() {
        return runs.namespace().name();
    }
}
