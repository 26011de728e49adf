package dev.eidos.k8s.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodStateTest {
    @Test
    void whatNobodyHasSeenIsAbsentAndWhatIsGoneWasDeleted() {
        assertThat(PodState.of(new WatchedObject.Unseen())).isEqualTo(new PodState.Absent());
        assertThat(PodState.of(new WatchedObject.Gone(SeenObjects.yaml("status: {phase: Running}"))))
                .isEqualTo(new PodState.Deleted());
    }

    @Test
    void withoutANodeTheSchedulersSentenceCounts() {
        // given
        WatchedObject pod = SeenObjects.pod(
                "{}",
                "{conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/3 nodes}]}");

        // then
        assertThat(PodState.of(pod)).isEqualTo(new PodState.Unscheduled("0/3 nodes"));
        assertThat(PodState.of(SeenObjects.pod("{}", "{}"))).isEqualTo(new PodState.Unscheduled(""));
    }

    @Test
    void aPodThatANodeHasIsStarting() {
        assertThat(PodState.of(SeenObjects.pod("{phase: Pending}"))).isEqualTo(new PodState.Starting());
        assertThat(PodState.of(SeenObjects.waiting("ContainerCreating", ""))).isEqualTo(new PodState.Starting());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName"})
    void anImageThatCannotBeHad(String reason) {
        assertThat(PodState.of(SeenObjects.waiting(reason, "why"))).isEqualTo(new PodState.NoImage(reason, "why"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateContainerConfigError", "CreateContainerError", "RunContainerError"})
    void aContainerThatCannotBeMade(String reason) {
        assertThat(PodState.of(SeenObjects.waiting(reason, "why"))).isEqualTo(new PodState.NoContainer(reason, "why"));
    }

    @Test
    void anEndCountsAlsoWhereThePodIsBeingDeleted() {
        // given
        WatchedObject pod = new WatchedObject.Present(SeenObjects.yaml("""
            metadata: {deletionTimestamp: "2026-11-22T23:43:10Z"}
            status: {containerStatuses: [{name: eidos, state: {terminated: {exitCode: 3, reason: Error, message: m}}}]}
            """));

        // then
        assertThat(PodState.of(pod)).isEqualTo(new PodState.Ended(3, "Error", "m"));
    }

    @ParameterizedTest
    @CsvSource({"143, Error, true", "137, Error, true", "137, OOMKilled, false", "1, Error, false"})
    void anEndThatTheDeletionBroughtIsNoneOfTheAgents(int code, String reason, boolean deleted) {
        // given
        String container =
                "{name: eidos, state: {terminated: {exitCode: " + code + ", reason: " + reason + ", message: m}}}";
        WatchedObject pod = new WatchedObject.Present(SeenObjects.yaml("""
            metadata: {deletionTimestamp: "2026-11-22T23:43:10Z"}
            status: {phase: Failed, containerStatuses: [%s]}
            """.formatted(container)));

        // then
        assertThat(PodState.of(pod))
                .isEqualTo(deleted ? new PodState.Deleted() : new PodState.Ended(code, reason, "m"));
    }

    @Test
    void aRunningPodThatIsBeingDeletedIsDeleted() {
        // given
        WatchedObject pod = new WatchedObject.Present(SeenObjects.yaml("""
            metadata: {deletionTimestamp: "2026-11-22T23:43:10Z"}
            status: {phase: Running, containerStatuses: [{name: eidos, ready: true, state: {running: {}}}]}
            """));

        // then
        assertThat(PodState.of(pod)).isEqualTo(new PodState.Deleted());
    }

    @Test
    void whoPutAPodOutIsNamedWhereTheClusterSaysSo() {
        // given
        WatchedObject pod = new WatchedObject.Present(SeenObjects.yaml("""
            metadata: {deletionTimestamp: "2026-11-22T23:43:10Z"}
            status:
              phase: Running
              conditions: [{type: DisruptionTarget, status: "True", reason: PreemptionByScheduler, message: preempted}]
            """));

        // then
        assertThat(PodState.of(pod)).isEqualTo(new PodState.Evicted("PreemptionByScheduler", "preempted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Evicted", "OutOfcpu", "NodeAffinity", "UnexpectedAdmissionError", "NodeShutdown"})
    void aPodThatFailedAsAWholeWasPutOut(String reason) {
        assertThat(PodState.of(SeenObjects.pod("{phase: Failed, reason: " + reason + ", message: why}")))
                .isEqualTo(new PodState.Evicted(reason, "why"));
    }

    @Test
    void anEvictionIsToldBeforeTheEndThatItBrings() {
        // given
        WatchedObject pod = SeenObjects.pod("{phase: Failed, reason: Evicted, message: low on memory,"
                + " containerStatuses: [{name: eidos, state: {terminated: {exitCode: 137, reason: Error}}}]}");

        // then
        assertThat(PodState.of(pod)).isEqualTo(new PodState.Evicted("Evicted", "low on memory"));
    }

    @Test
    void aRunningPodThatTheNodeControllerCallsNotReadyIsLost() {
        // given
        WatchedObject pod = SeenObjects.pod("{phase: Running, conditions: [{type: Ready, status: 'False'}],"
                + " containerStatuses: [{name: eidos, ready: true, state: {running: {}}}]}");

        // then
        assertThat(PodState.of(pod)).isEqualTo(new PodState.Lost(""));
    }

    @Test
    void theAgentsContainerIsTheOneOfItsNameAmongInjectedOnes() {
        // given
        WatchedObject pod = SeenObjects.pod("{phase: Running, containerStatuses:"
                + " [{name: a-sidecar, ready: true, state: {running: {}}},"
                + " {name: eidos, state: {terminated: {exitCode: 3, reason: Error, message: m}}}]}");

        // then
        assertThat(PodState.of(pod)).isEqualTo(new PodState.Ended(3, "Error", "m"));
    }
}
