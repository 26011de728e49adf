package dev.eidos.k8s.agent;

import static dev.eidos.k8s.agent.SeenObjects.START;
import static dev.eidos.k8s.agent.SeenObjects.event;
import static dev.eidos.k8s.agent.SeenObjects.job;
import static dev.eidos.k8s.agent.SeenObjects.observed;
import static dev.eidos.k8s.agent.SeenObjects.pod;
import static dev.eidos.k8s.agent.SeenObjects.result;
import static dev.eidos.k8s.agent.SeenObjects.terminated;
import static dev.eidos.k8s.agent.SeenObjects.waiting;
import static dev.eidos.k8s.agent.SeenObjects.yaml;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Node;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    private static final String FAILED = "{conditions: [{type: Failed, status: 'True', reason: %s, message: why}]}";

    private final Judge judge = new Judge(START.plusSeconds(300), Duration.ofSeconds(15));

    private Verdict after(double seconds, Observed seen) {
        return judge.of(seen, START.plusMillis((long) (seconds * 1000)));
    }

    private static Observed withJob(String status) {
        return observed().withJob(new Watched.Present(job(status)), START);
    }

    private static Observed with(Watched pod) {
        return observed().withPod(pod, START);
    }

    @Test
    void theResultOfThisRunIsEnoughWhateverElseIsSeen() {
        // given
        Observed failed = withJob(FAILED.formatted("BackoffLimitExceeded"));

        // then
        assertThat(after(1, failed.withResult(result(Agents.RUN.value())))).isInstanceOf(Verdict.ResultReady.class);
        assertThat(after(1, observed().withResult(result("20200101-000000-aaaaaa"))))
                .isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void aJobIsCompleteOnlyByItsCondition() {
        assertThat(after(1, withJob("{conditions: [{type: Complete, status: 'True'}]}")))
                .isEqualTo(new Verdict.Complete());
        assertThat(after(1, withJob("{succeeded: 1, conditions: [{type: Complete, status: 'False'}]}")))
                .isInstanceOf(Verdict.Wait.class);
        assertThat(after(1, withJob("{failed: 1, conditions: [{type: FailureTarget, status: 'True'}]}")))
                .isInstanceOf(Verdict.Wait.class);
    }

    @Test
    void aFailedJobsPodTellsWhy() {
        // given
        Observed failed = withJob(FAILED.formatted("BackoffLimitExceeded"));

        // then
        assertThat(after(1, failed.withPod(terminated(3, "Error"), START)))
                .isEqualTo(new Verdict.AgentFailed(3, "Error", ""));
        assertThat(after(1, failed.withPod(terminated(137, "OOMKilled"), START)))
                .isEqualTo(new Verdict.OutOfMemory());
        assertThat(after(1, withJob(FAILED.formatted("DeadlineExceeded")))).isEqualTo(new Verdict.Deadline("why"));
    }

    @Test
    void aFailedJobsPodMayBeSeenALittleLater() {
        // given
        Observed failed = withJob(FAILED.formatted("BackoffLimitExceeded"));
        Observed running = failed.withPod(SeenObjects.container("{running: {}}"), START);

        // then
        assertThat(after(1.9, failed)).isInstanceOf(Verdict.Wait.class);
        assertThat(after(1.9, running)).isInstanceOf(Verdict.Wait.class);
        assertThat(after(2, failed)).isEqualTo(new Verdict.AgentFailed(-1, "BackoffLimitExceeded", "why"));
    }

    @Test
    void aProgramThatIsNotInTheImageIsNoFailureOfTheAgent() {
        // given
        Observed failed = withJob(FAILED.formatted("BackoffLimitExceeded"));

        // then
        assertThat(after(1, failed.withPod(terminated(128, "StartError"), START)))
                .isEqualTo(new Verdict.CannotStart("StartError", ""));
    }

    @Test
    void aJobThatIsGoneOrGoingIsGone() {
        // given
        var going = yaml("metadata: {uid: job-uid, deletionTimestamp: '2026-11-22T23:43:10Z'}");

        // then
        assertThat(after(1, observed().withJob(new Watched.Gone(job("{}")), START)))
                .isEqualTo(new Verdict.Gone("Job"));
        assertThat(after(1, observed().withJob(new Watched.Present(going), START)))
                .isEqualTo(new Verdict.Gone("Job"));
    }

    @Test
    void anotherUidUnderTheNameIsAnotherRun() {
        assertThat(after(1, observed().withJob(new Watched.Present(yaml("metadata: {uid: other}")), START)))
                .isEqualTo(new Verdict.Replaced("other"));
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
        Observed seen = with(waiting(reason, message));

        // then
        assertThat(after(grace, seen)).isEqualTo(new Verdict.CannotStart(reason, message));
        if (grace > 0) {
            assertThat(after(grace - 0.1, seen)).isInstanceOf(Verdict.Wait.class);
        }
    }

    @Test
    void aBackOffIsExplainedByTheEventBeforeIt() {
        // given
        Observed seen = with(waiting("ImagePullBackOff", "Back-off pulling image"))
                .withEvent(event("e1", "Failed", "registry: 500"))
                .withEvent(event("e2", "BackOff", "Back-off pulling image"));

        // then
        assertThat(after(12, seen)).isEqualTo(new Verdict.CannotStart("ImagePullBackOff", "registry: 500"));
    }

    @Test
    void theGraceIsNotRenewedByAnotherWordForTheSame() {
        // given
        Observed seen = with(waiting("ErrImagePull", "i/o timeout"))
                .withPod(waiting("ImagePullBackOff", "Back-off"), START.plusSeconds(6));

        // then
        assertThat(after(12, seen)).isInstanceOf(Verdict.CannotStart.class);
    }

    @Test
    void thereIsNoNodeOnlyAfterTheScheduleTimeout() {
        // given
        Observed seen = with(pod("{}", "{conditions: [{type: PodScheduled, status: 'False', message: 0/3 nodes}]}"));

        // then
        assertThat(after(14.9, seen)).isEqualTo(new Verdict.Wait("no node yet: 0/3 nodes"));
        assertThat(after(15, seen)).isEqualTo(new Verdict.Unschedulable("0/3 nodes"));
    }

    @Test
    void aPodThatCannotBeCreatedIsToldByAnEvent() {
        // given
        Observed seen = observed().withEvent(event("e", "FailedCreate", "exceeded quota"));

        // then
        assertThat(after(1, seen)).isEqualTo(new Verdict.NoPod("exceeded quota"));
        assertThat(after(100, observed())).isInstanceOf(Verdict.Wait.class);
    }

    @ParameterizedTest
    @CsvSource({"FailedMount, FailedMount, 10", "FailedCreatePodSandBox, FailedCreatePodSandBox, 12"})
    void whatANodeCannotPrepare(String event, String reason, int grace) {
        // given
        Observed seen = with(pod("{phase: Pending}")).withEvent(event("e", event, "why"));

        // then
        assertThat(after(grace - 0.1, seen)).isInstanceOf(Verdict.Wait.class);
        assertThat(after(grace, seen)).isEqualTo(new Verdict.CannotStart(reason, "why"));
    }

    @Test
    void aDeletedPodIsGoneUnlessItsJobTellsMore() {
        // given
        Observed seen = with(new Watched.Gone(podNode()));

        // then
        assertThat(after(1.9, seen)).isInstanceOf(Verdict.Wait.class);
        assertThat(after(2, seen)).isEqualTo(new Verdict.Gone("pod"));
    }

    @Test
    void anEvictedPodIsEvicted() {
        assertThat(after(1, with(pod("{phase: Failed, reason: Evicted, message: why}"))))
                .isEqualTo(new Verdict.Evicted("Evicted", "why"));
    }

    private static Node podNode() {
        return requireNonNull(pod("{}").last());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 137})
    void anEndedAgentIsJudgedByTheJobForAMomentAndThenByItself(int code) {
        // given
        Observed seen = with(terminated(code, "Reason"));

        // then
        assertThat(after(4.9, seen)).isInstanceOf(Verdict.Wait.class);
        assertThat(after(5, seen))
                .isEqualTo(code == 0 ? new Verdict.Complete() : new Verdict.AgentFailed(code, "Reason", ""));
    }

    @ParameterizedTest
    @CsvSource({"Unknown, true", "False, false", "True, false"})
    void aNodeIsLostWhenItIsSilentNotWhenItIsUnready(String ready, boolean lost) {
        // given
        var node = yaml("status: {conditions: [{type: Ready, status: '" + ready + "', message: why}]}");
        Observed seen = with(SeenObjects.container("{running: {}}")).withNode(new Watched.Present(node));

        // then
        assertThat(after(10, seen)).isInstanceOf(lost ? Verdict.NodeLost.class : Verdict.Wait.class);
    }

    @Test
    void aNodeThatWasDeletedIsLost() {
        // given
        Observed seen = with(pod("{phase: Pending}")).withNode(new Watched.Gone(yaml("{}")));

        // then
        assertThat(after(10, seen)).isEqualTo(new Verdict.NodeLost("the node was deleted"));
    }

    @Test
    void whatIsWaitedForWhenTimeIsUpIsTold() {
        assertThat(after(300, with(SeenObjects.container("{running: {}}"))))
                .isEqualTo(new Verdict.Deadline("the agent is running"));
        assertThat(after(299.9, with(SeenObjects.container("{running: {}}")))).isInstanceOf(Verdict.Wait.class);
    }
}
