package dev.eidos.k8s.agent.watch;

import static dev.eidos.k8s.agent.watch.SeenObjects.START;
import static dev.eidos.k8s.agent.watch.SeenObjects.ended;
import static dev.eidos.k8s.agent.watch.SeenObjects.event;
import static dev.eidos.k8s.agent.watch.SeenObjects.job;
import static dev.eidos.k8s.agent.watch.SeenObjects.observed;
import static dev.eidos.k8s.agent.watch.SeenObjects.pod;
import static dev.eidos.k8s.agent.watch.SeenObjects.result;
import static dev.eidos.k8s.agent.watch.SeenObjects.seal;
import static dev.eidos.k8s.agent.watch.SeenObjects.terminated;
import static dev.eidos.k8s.agent.watch.SeenObjects.waiting;
import static dev.eidos.k8s.agent.watch.SeenObjects.yaml;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictRulesTest {
    private static final String FAILED = "{conditions: [{type: Failed, status: 'True', reason: %s, message: why}]}";

    private final VerdictRules judge = new VerdictRules(START.plusSeconds(300), Duration.ofSeconds(15));

    private RunVerdict after(double seconds, RunState seen) {
        return judge.of(seen, START.plusMillis((long) (seconds * 1000)));
    }

    private static RunState withJob(String status) {
        return observed().withJob(new WatchedObject.Present(job(status)), START);
    }

    private static RunState with(WatchedObject pod) {
        return observed().withPod(pod, START);
    }

    @Test
    void theAgentsWordOnItsResultIsEnoughWhateverElseIsSeen() {
        // given
        RunState failed = withJob(FAILED.formatted("BackoffLimitExceeded"));
        var ready = new RunVerdict.ResultReady(seal('a'), Optional.empty());

        // then
        assertThat(after(1, failed.withSeal(seal('a')))).isEqualTo(ready);
        assertThat(after(1, failed.withPod(ended(0, seal('a').text()), START))).isEqualTo(ready);
    }

    @Test
    void aResultThatNobodyHasSealedIsNotBelieved() {
        // given
        RunState running = with(SeenObjects.container("{running: {}}")).withResult(result(seal('a')));

        // then
        assertThat(after(1, running)).isInstanceOf(RunVerdict.Wait.class);
        assertThat(after(5, running.withPod(ended(0, ""), START))).isEqualTo(new RunVerdict.Complete());
    }

    @Test
    void theResultInHandIsTheOneThatTheAgentHasSealed() {
        // given
        RunState seen = observed().withSeal(seal('a'));

        // then
        assertThat(after(1, seen.withResult(result(seal('a')))))
                .isEqualTo(new RunVerdict.ResultReady(
                        seal('a'), Optional.of(result(seal('a')).last())));
        assertThat(after(1, seen.withResult(result(seal('b')))))
                .isEqualTo(new RunVerdict.ResultReady(seal('a'), Optional.empty()));
    }

    @Test
    void thePodsStatusCountsForMoreThanItsLog() {
        // given
        RunState seen = observed().withSeal(seal('a'));

        // then
        assertThat(after(1, seen.withPod(ended(0, seal('b').text()), START)))
                .isEqualTo(new RunVerdict.ResultReady(seal('b'), Optional.empty()));
        assertThat(after(1, seen.withPod(ended(0, ""), START)))
                .isEqualTo(new RunVerdict.ResultReady(seal('a'), Optional.empty()));
    }

    @Test
    void anInitContainerThatOthersPutThereIsToldApartFromTheAgent() {
        // given
        WatchedObject pod =
                pod("{phase: Failed, initContainerStatuses: [{name: fine, state: {terminated: {exitCode: 0}}},"
                        + " {name: mesh-init, state: {terminated: {exitCode: 3, reason: Error}}}],"
                        + " containerStatuses: [{name: eidos, state: {waiting: {reason: PodInitializing}}}]}");

        // then
        assertThat(after(0, with(pod))).isEqualTo(new RunVerdict.InitFailed("mesh-init", 3, "Error"));
        assertThat(after(0, withJob(FAILED.formatted("BackoffLimitExceeded")).withPod(pod, START)))
                .isEqualTo(new RunVerdict.InitFailed("mesh-init", 3, "Error"));
    }

    @Test
    void aJobIsCompleteOnlyByItsCondition() {
        RunState complete = withJob("{conditions: [{type: Complete, status: 'True'}]}");
        assertThat(after(1, complete.withPod(ended(0, ""), START))).isEqualTo(new RunVerdict.Complete());
        assertThat(after(1.9, complete)).isInstanceOf(RunVerdict.Wait.class);
        assertThat(after(2, complete)).isEqualTo(new RunVerdict.Complete());
        assertThat(after(1, withJob("{succeeded: 1, conditions: [{type: Complete, status: 'False'}]}")))
                .isInstanceOf(RunVerdict.Wait.class);
        assertThat(after(1, withJob("{failed: 1, conditions: [{type: FailureTarget, status: 'True'}]}")))
                .isInstanceOf(RunVerdict.Wait.class);
    }

    @Test
    void aFailedJobsPodTellsWhy() {
        // given
        RunState failed = withJob(FAILED.formatted("BackoffLimitExceeded"));

        // then
        assertThat(after(1, failed.withPod(terminated(3, "Error"), START)))
                .isEqualTo(new RunVerdict.AgentFailed(3, "Error", ""));
        assertThat(after(1, failed.withPod(terminated(137, "OOMKilled"), START)))
                .isEqualTo(new RunVerdict.OutOfMemory());
        assertThat(after(1, withJob(FAILED.formatted("DeadlineExceeded")))).isEqualTo(new RunVerdict.Deadline("why"));
    }

    @Test
    void aFailedJobsPodMayBeSeenALittleLater() {
        // given
        RunState failed = withJob(FAILED.formatted("BackoffLimitExceeded"));
        RunState running = failed.withPod(SeenObjects.container("{running: {}}"), START);

        // then
        assertThat(after(1.9, failed)).isInstanceOf(RunVerdict.Wait.class);
        assertThat(after(1.9, running)).isInstanceOf(RunVerdict.Wait.class);
        assertThat(after(2, failed)).isEqualTo(new RunVerdict.AgentFailed(-1, "BackoffLimitExceeded", "why"));
    }

    @Test
    void aProgramThatIsNotInTheImageIsNoFailureOfTheAgent() {
        // given
        RunState failed = withJob(FAILED.formatted("BackoffLimitExceeded"));

        // then
        assertThat(after(1, failed.withPod(terminated(128, "StartError"), START)))
                .isEqualTo(new RunVerdict.CannotStart("StartError", ""));
    }

    @Test
    void aJobThatIsGoneOrGoingIsGone() {
        // given
        var going = yaml("metadata: {uid: job-uid, deletionTimestamp: '2026-11-22T23:43:10Z'}");

        // then
        assertThat(after(1, observed().withJob(new WatchedObject.Gone(job("{}")), START)))
                .isEqualTo(new RunVerdict.Gone("Job"));
        assertThat(after(1, observed().withJob(new WatchedObject.Present(going), START)))
                .isEqualTo(new RunVerdict.Gone("Job"));
    }

    @Test
    void anotherUidUnderTheNameIsAnotherRun() {
        assertThat(after(1, observed().withJob(new WatchedObject.Present(yaml("metadata: {uid: other}")), START)))
                .isEqualTo(new RunVerdict.Replaced("other"));
    }

    @ParameterizedTest
    @CsvSource({
        "ErrImageNeverPull, absent, 0",
        "InvalidImageName, bad, 0",
        "ErrImagePull, 'manifest unknown', 0",
        "ErrImagePull, 'lookup x: no such host', 0",
        "ErrImagePull, 'i/o timeout', 12",
        "ImagePullBackOff, 'Back-off pulling image', 12",
        "CreateContainerConfigError, 'no secret', 3",
        "RunContainerError, 'no device', 3"
    })
    void whatKeepsAContainerFromStartingIsForgivenAsLongAsItMayPass(String reason, String message, int grace) {
        // given
        RunState seen = with(waiting(reason, message));

        // then
        assertThat(after(grace, seen)).isEqualTo(new RunVerdict.CannotStart(reason, message));
        if (grace > 0) {
            assertThat(after(grace - 0.1, seen)).isInstanceOf(RunVerdict.Wait.class);
        }
    }

    @Test
    void aBackOffIsExplainedByTheEventBeforeIt() {
        // given
        RunState seen = with(waiting("ImagePullBackOff", "Back-off pulling image"))
                .withEvent(event("e1", "Failed", "registry: 500"))
                .withEvent(event("e2", "BackOff", "Back-off pulling image"));

        // then
        assertThat(after(12, seen)).isEqualTo(new RunVerdict.CannotStart("ImagePullBackOff", "registry: 500"));
    }

    @Test
    void theGraceIsNotRenewedByAnotherWordForTheSame() {
        // given
        RunState seen = with(waiting("ErrImagePull", "i/o timeout"))
                .withPod(waiting("ImagePullBackOff", "Back-off"), START.plusSeconds(6));

        // then
        assertThat(after(12, seen)).isInstanceOf(RunVerdict.CannotStart.class);
    }

    @Test
    void thereIsNoNodeOnlyAfterTheScheduleTimeout() {
        // given
        RunState seen = with(pod("{}", "{conditions: [{type: PodScheduled, status: 'False', message: 0/3 nodes}]}"));

        // then
        assertThat(after(14.9, seen)).isEqualTo(new RunVerdict.Wait("no node yet: 0/3 nodes"));
        assertThat(after(15, seen)).isEqualTo(new RunVerdict.Unschedulable("0/3 nodes"));
    }

    @Test
    void aPodThatCannotBeCreatedIsToldByAnEvent() {
        // given
        RunState seen = observed().withEvent(event("e", "FailedCreate", "exceeded quota"));

        // then
        assertThat(after(1, seen)).isEqualTo(new RunVerdict.NoPod("exceeded quota"));
        assertThat(after(100, observed())).isInstanceOf(RunVerdict.Wait.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Internal error occurred: failed calling webhook 'x': dial tcp 10.0.0.1:443: connection refused",
                "Internal error occurred: failed calling webhook 'x': context deadline exceeded",
                "Internal error occurred: no endpoints available for service 'x'",
                "pods 'eidos-' is forbidden: status unknown for quota: q, resources: pods"
            })
    void aPodThatCannotBeCreatedForAMomentIsWaitedFor(String message) {
        // given
        RunState seen = observed().withEvent(event("e", "FailedCreate", message));

        // then
        assertThat(after(299.9, seen)).isEqualTo(new RunVerdict.Wait("the pod cannot be created yet: " + message));
        assertThat(after(300, seen)).isEqualTo(new RunVerdict.NoPod(message));
        assertThat(after(2, seen.withEvent(event("e2", "FailedCreate", "exceeded quota"))))
                .isEqualTo(new RunVerdict.NoPod("exceeded quota"));
    }

    @ParameterizedTest
    @CsvSource({"FailedMount, FailedMount, 10", "FailedCreatePodSandBox, FailedCreatePodSandBox, 12"})
    void whatANodeCannotPrepare(String event, String reason, int grace) {
        // given
        RunState seen = with(pod("{phase: Pending}")).withEvent(event("e", event, "why"));

        // then
        assertThat(after(grace - 0.1, seen)).isInstanceOf(RunVerdict.Wait.class);
        assertThat(after(grace, seen)).isEqualTo(new RunVerdict.CannotStart(reason, "why"));
    }

    @Test
    void aDeletedPodIsGoneUnlessItsJobTellsMore() {
        // given
        RunState seen = with(new WatchedObject.Gone(podNode()));

        // then
        assertThat(after(1.9, seen)).isInstanceOf(RunVerdict.Wait.class);
        assertThat(after(2, seen)).isEqualTo(new RunVerdict.Gone("pod"));
    }

    @Test
    void anEvictedPodIsEvicted() {
        assertThat(after(1, with(pod("{phase: Failed, reason: Evicted, message: why}"))))
                .isEqualTo(new RunVerdict.Evicted("Evicted", "why"));
    }

    private static Value podNode() {
        return requireNonNull(pod("{}").last());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 137})
    void anEndedAgentIsJudgedByTheJobForAMomentAndThenByItself(int code) {
        // given
        RunState seen = with(terminated(code, "Reason"));

        // then
        assertThat(after(4.9, seen)).isInstanceOf(RunVerdict.Wait.class);
        assertThat(after(5, seen))
                .isEqualTo(code == 0 ? new RunVerdict.Complete() : new RunVerdict.AgentFailed(code, "Reason", ""));
    }

    @ParameterizedTest
    @CsvSource({"Unknown, true", "False, false", "True, false"})
    void aNodeIsLostWhenItIsSilentNotWhenItIsUnready(String ready, boolean lost) {
        // given
        var node = yaml("status: {conditions: [{type: Ready, status: '" + ready + "', message: why}]}");
        RunState seen = with(SeenObjects.container("{running: {}}")).withNode(new WatchedObject.Present(node));

        // then
        assertThat(after(10, seen)).isInstanceOf(lost ? RunVerdict.NodeLost.class : RunVerdict.Wait.class);
    }

    @Test
    void aNodeThatWasDeletedIsLost() {
        // given
        RunState seen = with(pod("{phase: Pending}")).withNode(new WatchedObject.Gone(yaml("{}")));

        // then
        assertThat(after(10, seen)).isEqualTo(new RunVerdict.NodeLost("the node was deleted"));
    }

    @Test
    void whatIsWaitedForWhenTimeIsUpIsTold() {
        assertThat(after(300, with(SeenObjects.container("{running: {}}"))))
                .isEqualTo(new RunVerdict.Deadline("the agent is running"));
        assertThat(after(299.9, with(SeenObjects.container("{running: {}}")))).isInstanceOf(RunVerdict.Wait.class);
    }
}
