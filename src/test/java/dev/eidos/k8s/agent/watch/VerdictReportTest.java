package dev.eidos.k8s.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.k8s.agent.api.AgentConfig;
import dev.eidos.k8s.agent.manifest.Agents;
import dev.eidos.k8s.api.ApiResource;
import dev.eidos.k8s.syntax.NodeSelector;
import dev.eidos.k8s.syntax.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictReportTest {
    private static final String POD = "namespaces/gpu-operator/pods/eidos-x";
    private static final String JOB = "namespaces/gpu-operator/jobs/eidos";

    private static EidosException report(AgentConfig.Builder config, RunVerdict.Failure verdict, String... log) {
        return report(config, SeenObjects.pod("{}"), verdict, log);
    }

    private static EidosException report(
            AgentConfig.Builder config, WatchedObject pod, RunVerdict.Failure verdict, String... log) {
        RunState seen = SeenObjects.observed().withPod(pod, SeenObjects.START);
        return new VerdictReport(
                        config.run(run -> run.timeout(Duration.ofSeconds(90))).build(),
                        ApiResource.job("gpu-operator", "eidos"),
                        seen,
                        List.of(log),
                        new TaintedNodes.NotAsked())
                .of(verdict);
    }

    private static EidosException report(RunVerdict.Failure verdict, String... log) {
        return report(Agents.config(), verdict, log);
    }

    @ParameterizedTest
    @CsvSource({
        "1, FAILED",
        "2, INVALID_INPUT",
        "3, NOT_FOUND",
        "4, FORBIDDEN",
        "6, UNAVAILABLE",
        "8, FAILED",
        "137, FAILED"
    })
    void theAgentsExitCodeIsOurs(int exitCode, ErrorCode code) {
        // when
        EidosException failure = report(new RunVerdict.AgentFailed(exitCode, "Error", ""), "one", "two");

        // then
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.object()).isEqualTo(POD);
        assertThat(failure.reason()).isEqualTo("exit code " + exitCode + "\nits last lines:\n  one\n  two");
    }

    @Test
    void anInitContainerThatFailedIsNamedAndNoneOfEidos() {
        // when
        EidosException failure = report(new RunVerdict.InitFailed("mesh-init", 3, "Error"), "no mesh here");

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FAILED);
        assertThat(failure.object()).isEqualTo(POD);
        assertThat(failure.reason())
                .isEqualTo("init container mesh-init, which is not eidos' own: exit code 3"
                        + "\nits last lines:\n  no mesh here");
        assertThat(report(new RunVerdict.InitFailed("mesh-init", 137, "OOMKilled"))
                        .reason())
                .endsWith("exit code 137, OOMKilled");
    }

    @Test
    void aMissingGpuAndAMissingPermissionHaveAdviceOfTheirOwn() {
        assertThat(report(Agents.config().run(run -> run.requireGpu(true)), new RunVerdict.AgentFailed(3, "Error", ""))
                        .suggestion())
                .contains("--node-selector", "--require-gpu");
        assertThat(report(new RunVerdict.AgentFailed(4, "Error", "")).suggestion())
                .contains("kubectl get role/eidos rolebinding/eidos --namespace gpu-operator");
    }

    @Test
    void theAgentsOwnReasonIsTheFirstLine() {
        // when
        EidosException failure = report(
                Agents.config().run(run -> run.requireGpu(true)),
                new RunVerdict.AgentFailed(3, "Error", ""),
                "warning: K8s.node: forbidden",
                "error: no GPU, and --require-gpu was given: no NVIDIA device on the PCI bus",
                "  try: check 'lspci -d 10de:'");

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(failure.what())
                .isEqualTo("the agent failed: no GPU, and --require-gpu was given: no NVIDIA device on the PCI bus");
        assertThat(failure.reason()).startsWith("exit code 3, on node n1\nits last lines:\n");
        assertThat(failure.suggestion()).contains("--node-selector");
    }

    @Test
    void whateverRunsThereCannotMakeTheFirstLineEndless() {
        // when
        EidosException failure = report(new RunVerdict.AgentFailed(1, "Error", ""), "error: " + "x".repeat(9_000));

        // then
        assertThat(failure.what()).hasSizeLessThan(400).endsWith("…");
    }

    @ParameterizedTest
    @CsvSource({
        "error: the API server cannot be reached: https://10.96.0.1:443: no connection in time",
        "error: the API server does not answer: https://10.96.0.1:443: no answer in time",
        "'Get \"https://kubernetes.default.svc/api\": dial tcp 10.96.0.1:443: i/o timeout'",
        "'dial tcp 10.96.0.1:443: connect: no route to host'"
    })
    void aPodThatIsCutOffIsAMatterOfItsNetworkAndNotOfTheServer(String line) {
        // when
        EidosException failure = report(new RunVerdict.AgentFailed(6, "Error", ""), line);

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.what()).isEqualTo("the agent's pod cannot reach the API server");
        assertThat(failure.reason()).startsWith("this machine reaches it, the pod on node n1 does not: ");
        assertThat(failure.suggestion())
                .contains("kubectl get networkpolicies --namespace gpu-operator", "network plugin", "n1");
    }

    @Test
    void aPodThatIsCutOffAndTriesUntilTheTimeoutIsToldAlike() {
        assertThat(report(
                                new RunVerdict.Deadline("the agent is running"),
                                "warning: the API server cannot be reached: https://10.96.0.1:443: connection refused")
                        .what())
                .isEqualTo("the agent's pod cannot reach the API server");
    }

    @Test
    void aJobThatFailedWithoutAPodGivesItsOwnReason() {
        assertThat(report(new RunVerdict.AgentFailed(-1, "BackoffLimitExceeded", "why"))
                        .reason())
                .isEqualTo("BackoffLimitExceeded: why");
    }

    @Test
    void memoryIsAskedForWhereThereIsALimit() {
        // given
        var limited = Agents.config()
                .pod(pod -> pod.resources(Resources.of(Map.of(), Resources.parse(List.of("memory=150Mi")))));

        // then
        assertThat(report(limited, new RunVerdict.OutOfMemory()))
                .satisfies(failure -> assertThat(failure.reason()).contains("OOMKilled", "--limits memory=150Mi"))
                .satisfies(failure -> assertThat(failure.suggestion()).contains("--limits memory=256Mi"));
        assertThat(report(new RunVerdict.OutOfMemory()).suggestion()).contains("--node-selector");
    }

    @ParameterizedTest
    @CsvSource({
        "ErrImageNeverPull, --image-pull-policy",
        "ErrImagePull, --image-pull-secret",
        "InvalidImageName, check --image",
        "FailedMount, --host-root",
        "StartError, --image",
        "CreateContainerConfigError, kubectl describe pod/eidos-x --namespace gpu-operator"
    })
    void whatKeptAContainerFromStartingHasItsRemedy(String reason, String remedy) {
        // when
        EidosException failure = report(new RunVerdict.CannotStart(reason, "why"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.FAILED);
        assertThat(failure.object()).isEqualTo(POD);
        assertThat(failure.reason()).isEqualTo(reason + ": why");
        assertThat(failure.suggestion()).contains(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "'serviceaccount \"eidos\" not found', NOT_FOUND, kubectl create serviceaccount eidos",
        "'exceeded quota: q', FORBIDDEN, --requests",
        "'violates PodSecurity \"baseline:latest\"', FORBIDDEN, pod-security.kubernetes.io/enforce=privileged",
        "'failed quota: q: must specify limits.cpu', FORBIDDEN, --limits",
        "'admission webhook denied', FORBIDDEN, --profile",
        "'unable to validate against any security context constraint: []', FORBIDDEN, oc adm policy add-scc-to-user"
    })
    void whatKeptThePodFromBeingCreatedHasItsRemedy(String message, ErrorCode code, String remedy) {
        // when
        EidosException failure = report(new RunVerdict.NoPod(message));

        // then
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.object()).isEqualTo(JOB);
        assertThat(failure.reason()).isEqualTo(message);
        assertThat(failure.suggestion()).contains(remedy);
    }

    @Test
    void aWebhookThatStayedAwayIsNoRefusal() {
        // when
        EidosException failure = report(new RunVerdict.NoPod("failed calling webhook \"x\": connection refused"));

        // then
        assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(failure.reason()).isEqualTo("not done after 90 s: failed calling webhook \"x\": connection refused");
        assertThat(failure.suggestion()).contains("kubectl get mutatingwebhookconfigurations");
    }

    @Test
    void anImageThatWasPutInPlaceOfOursIsTheOneThatIsSpokenOf() {
        // given
        WatchedObject pod = SeenObjects.pod(
                "{nodeName: n1, containers: [{name: mesh, image: m}, {name: eidos, image: 'mirror.local/eidos:1'}]}",
                "{}");

        // when
        EidosException failure = report(Agents.config(), pod, new RunVerdict.CannotStart("ErrImagePull", "not found"));

        // then
        assertThat(failure.reason())
                .isEqualTo("ErrImagePull: not found\nsomething in the cluster has put the image mirror.local/eidos:1 in"
                        + " place of ghcr.io/nvidia/eidos:1.0.0");
        assertThat(failure.suggestion()).contains("can pull mirror.local/eidos:1");
    }

    @Test
    void aProgramForAnotherArchitectureIsExplained() {
        // given
        List<EidosException> failures = List.of(
                report(new RunVerdict.AgentFailed(1, "Error", ""), "exec /usr/bin/eidos: exec format error"),
                report(new RunVerdict.AgentFailed(255, "Error", "exec format error")),
                report(new RunVerdict.CannotStart("StartError", "exec: \"eidos\": exec format error")),
                report(new RunVerdict.CannotStart("ErrImagePull", "no match for platform in manifest")));

        // then
        assertThat(failures)
                .extracting(failure -> String.valueOf(failure.suggestion()))
                .allSatisfy(suggestion -> assertThat(suggestion)
                        .contains("image ghcr.io/nvidia/eidos:1.0.0 is for another architecture", "node n1", "--arch"));
    }

    @Test
    void theTaintOrSelectorAtFaultIsNamed() {
        // given
        var selecting = Agents.config().placement(at -> at.nodeSelector(NodeSelector.of(Map.of("gpu", "h100"))));

        // then
        assertThat(report(new RunVerdict.Unschedulable("1 node(s) had taint {a: b}, that"))
                        .suggestion())
                .contains("--toleration a,");
        assertThat(report(new RunVerdict.Unschedulable("1 Insufficient cpu")).suggestion())
                .contains("--requests");
        assertThat(report(selecting, new RunVerdict.Unschedulable("didn't match"))
                        .suggestion())
                .contains("--node-selector gpu=h100", "kubectl get nodes --show-labels");
    }

    @Test
    void interferenceIsToldFromFailure() {
        assertThat(report(new RunVerdict.Replaced("other")))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT))
                .satisfies(failure -> assertThat(failure.reason()).contains("other", SeenObjects.UID));
        assertThat(report(new RunVerdict.Gone("Job")).object()).isEqualTo(JOB);
        assertThat(report(new RunVerdict.Gone("pod")).object()).isEqualTo(POD);
        assertThat(report(new RunVerdict.NodeLost("silent")))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE))
                .satisfies(failure -> assertThat(failure.object()).isEqualTo("nodes/n1"));
        assertThat(report(new RunVerdict.Evicted("Evicted", "low on memory")).reason())
                .isEqualTo("Evicted: low on memory");
    }

    @Test
    void aDeadlineTellsWhatWasWaitedForAndWhatTheAgentSaid() {
        assertThat(report(new RunVerdict.Deadline("the agent is running"), "last words"))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TIMED_OUT))
                .satisfies(failure -> assertThat(failure.reason())
                        .isEqualTo("not done after 90 s, last: the agent is running\nits last lines:\n  last words"));
    }

    @Test
    void aPodForOneNodeIsNotToldWhatOtherNodesAre() {
        // given
        AgentConfig.Builder config = Agents.config().run(run -> run.perNode(true));

        // when
        EidosException full = report(
                config,
                pinned(),
                new RunVerdict.Unschedulable("0/2 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's"
                        + " node affinity."));
        EidosException gone = report(
                config,
                pinned(),
                new RunVerdict.Unschedulable("0/2 nodes are available: 2 node(s) didn't match Pod's node affinity."));

        // then
        assertThat(full.what()).isEqualTo("the node does not take the agent's pod");
        assertThat(full.object()).isEqualTo("nodes/gpu-7");
        assertThat(full.reason()).isEqualTo("Insufficient cpu");
        assertThat(full.suggestion()).doesNotContain("--show-labels");
        assertThat(gone.what()).isEqualTo("the agent's node is not there any more");
        assertThat(gone.suggestion()).contains("kubectl get node gpu-7");
    }

    @Test
    void theLogOfAPodThatStaysIsThatPods() {
        // given
        AgentConfig.Builder config =
                Agents.config().run(run -> run.perNode(true).cleanup(false));

        // when
        EidosException failure = report(config, pinned(), new RunVerdict.AgentFailed(1, "Error", ""));

        // then
        assertThat(failure.suggestion())
                .isEqualTo("see its whole log: kubectl logs pod/eidos-x --namespace gpu-operator");
    }

    private static WatchedObject pinned() {
        return new WatchedObject.Present(SeenObjects.yaml("""
            metadata:
              name: eidos-x
              uid: pod-uid
              annotations: {eidos.nvidia.com/node: gpu-7}
              ownerReferences: [{kind: Job, uid: %s}]
            spec: {}
            status: {}
            """.formatted(SeenObjects.UID)));
    }
}
