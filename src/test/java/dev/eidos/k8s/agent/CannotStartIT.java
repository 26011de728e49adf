package dev.eidos.k8s.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.Await;
import dev.eidos.testing.Fields;
import dev.eidos.testing.StandInNode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs whose agent never comes to run. */
class CannotStartIT {
    private static final Duration NOTICED = Duration.ofSeconds(15);

    @RegisterExtension
    final AgentRuns runs = new AgentRuns("start");

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anImageThatDoesNotExist() throws Exception {
        // when
        var ended = runs.run("--image", "registry.invalid/eidos:none", "--image-pull-policy", "IfNotPresent");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("the agent's container cannot start: namespaces/" + namespace() + "/pods/eidos-")
                .contains("ErrImagePull", "registry.invalid/eidos:none", "no such host")
                .contains("check that nodes can pull registry.invalid/eidos:none", "--image", "--image-pull-secret");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anImageThatTheNodeMustHaveAndHasNot() throws Exception {
        // when
        var ended = runs.run("--image", "example.com/eidos:none");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("pods/eidos-", "ErrImageNeverPull", "not present with pull policy of Never")
                .contains("load example.com/eidos:none onto the node, or leave --image-pull-policy out");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anImageWithoutEidos() throws Exception {
        // given
        runs.changeJob(body -> body.replace("\"command\":[\"eidos\"", "\"command\":[\"no-such-program\""));

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("pods/eidos-", "no-such-program", "executable file not found")
                .contains("--image");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void noNodeMatchesTheSelector() throws Exception {
        // when
        var ended = runs.run("--node-selector", "eidos.test/none=here", "--schedule-timeout", "2s");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("no node takes the agent's pod: namespaces/" + namespace() + "/pods/eidos-")
                .contains("nodes are available", "didn't match", "eidos.test/none=here")
                .contains("kubectl get nodes --show-labels");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aTaintThatIsNotTolerated() throws Exception {
        // given
        String taint = "{\"key\":\"eidos.test/keep-off\",\"value\":\"all\",\"effect\":\"NoSchedule\"}";
        try (var node = StandInNode.join(runs.api(), taint, Map.of("cpu", "4", "memory", "8Gi", "pods", "10"))) {
            // when
            var ended = runs.run(
                    "--node-selector",
                    StandInNode.LABEL + "=" + node.name(),
                    "--toleration",
                    "eidos.test/other",
                    "--schedule-timeout",
                    "2s");

            // then
            assertThat(ended.code()).as(ended.err()).isEqualTo(1);
            assertThat(ended.error())
                    .contains("pods/eidos-", "had taint {eidos.test/keep-off: all}, that the pod didn't tolerate")
                    .contains("--toleration eidos.test/keep-off");
            assertNoticed(ended);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void requestsThatNoNodeCanMeet() throws Exception {
        // when
        var ended = runs.run("--requests", "cpu=5000", "--schedule-timeout", "2s");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error()).contains("pods/eidos-", "Insufficient cpu").contains("ask for less with --requests");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aQuotaIsFoundBeforeTheJobIsMade() throws Exception {
        // given
        runs.api().post(runs.namespace().core("serviceaccounts"), """
            {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"eidos"}}
            """);
        quota();

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.error())
                .contains("the agent's pod is not admitted: namespaces/" + namespace())
                .contains("exceeded quota: small")
                .contains("kubectl describe resourcequota --namespace " + namespace());
        assertThat(ended.err()).doesNotContain("  Job");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aQuotaThatOnlyTheJobMeets() throws Exception {
        // given
        quota();

        // when
        var ended = runs.run("--skip-preflight");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.error())
                .contains("the cluster refuses the agent's pod: namespaces/" + namespace() + "/jobs/eidos")
                .contains("exceeded quota: small")
                .contains("free some of the quota", "--requests", "--namespace");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNamespaceThatForbidsPrivilegedPods() throws Exception {
        // given
        runs.api().patch("/api/v1/namespaces/" + namespace(), """
            {"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"baseline"}}}
            """);

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.error())
                .contains("namespaces/" + namespace(), "pod-security.kubernetes.io/enforce", "baseline")
                .contains("kubectl label", "--profile restricted");
        assertThat(ended.err()).doesNotContain("  Job");
        assertNoticed(ended);
    }

    /** This cluster may be older than Pod Security: the refusal has the words of those that are not. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void podSecurityThatOnlyTheJobMeets() throws Exception {
        // given
        quota();
        runs.changeAnswers(
                "events",
                line -> line.replaceAll(
                        "exceeded quota: [^\"]*",
                        Matcher.quoteReplacement("violates PodSecurity \\\"baseline:latest\\\": hostPath volumes")));

        // when
        var ended = runs.run("--skip-preflight");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.error())
                .contains("namespaces/" + namespace() + "/jobs/eidos", "violates PodSecurity \"baseline:latest\"")
                .contains(
                        "kubectl label --overwrite namespace " + namespace()
                                + " pod-security.kubernetes.io/enforce=privileged",
                        "--profile restricted");
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aServiceAccountThatIsDeletedBeforeTheJobIsMade() throws Exception {
        // given
        runs.beforeTheJob(() -> runs.api().delete(runs.namespace().core("serviceaccounts/mine")));

        // when
        var ended = runs.run("--service-account-name", "mine", "--skip-preflight");

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.error())
                .contains("namespaces/" + namespace() + "/jobs/eidos", "serviceaccount \"mine\" not found")
                .contains("kubectl create serviceaccount mine --namespace " + namespace());
        assertNoticed(ended);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aVolumeThatCannotBeMounted() throws Exception {
        // given
        runs.changeJob(body -> body.replace(
                "\"hostPath\":{\"path\":\"/\"}", "\"hostPath\":{\"path\":\"/proc/version\",\"type\":\"Directory\"}"));

        // when
        var ended = runs.run();

        // then
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.error())
                .contains("pods/eidos-", "FailedMount", "hostPath type check failed: /proc/version is not a directory")
                .contains("--host-root", "--profile restricted");
        assertNoticed(ended);
    }

    private String namespace() {
        return runs.namespace().name();
    }

    private void quota() {
        runs.api().post(runs.namespace().core("resourcequotas"), """
            {"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"small"},"spec":{"hard":{"pods":"0"}}}
            """);
        Await.until(
                "the quota",
                Duration.ofSeconds(10),
                () -> Fields.has(runs.api().get(runs.namespace().core("resourcequotas/small")), "status", "hard"));
    }

    private void assertNoticed(AgentRuns.Ended ended) {
        assertThat(runs.noticed()).as(ended.err()).isLessThan(NOTICED);
        runs.assertNoRunLeft();
    }
}
