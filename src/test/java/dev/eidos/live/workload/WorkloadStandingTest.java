package dev.eidos.live.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadStandingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{replicas: 2, readyReplicas: 2, updatedReplicas: 2, availableReplicas: 2, observedGeneration: 3} | ''",
                "{replicas: 2, readyReplicas: 1, updatedReplicas: 2, availableReplicas: 1, observedGeneration: 3} | 1"
                        + " of 2 ready",
                "{replicas: 1, readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1, observedGeneration: 3} | 1"
                        + " of 2 ready",
                "{replicas: 2, readyReplicas: 2, updatedReplicas: 1, availableReplicas: 2, observedGeneration: 3}"
                        + " | is being rolled out: 1 of 2 updated",
                "{replicas: 3, readyReplicas: 2, updatedReplicas: 2, availableReplicas: 2, observedGeneration: 3}"
                        + " | is being rolled out: old pods are still there",
                "{replicas: 2, readyReplicas: 2, updatedReplicas: 2, availableReplicas: 1, observedGeneration: 3}"
                        + " | 1 of 2 available",
                "{replicas: 2, readyReplicas: 2, updatedReplicas: 2, availableReplicas: 2, observedGeneration: 2}"
                        + " | its controller has not seen its newest spec yet",
                "{} | 0 of 2 ready"
            })
    void aDeploymentIsReadyWhenAllItsReplicasAreOfTheNewestSpec(String status, String why) {
        // given
        Value deployment = read("{metadata: {generation: 3}, spec: {replicas: 2}, status: " + status + "}");

        // then
        assertThat(WorkloadStanding.of("deployments", deployment).why()).isEqualTo(why);
    }

    @Test
    void aRolloutThatTookTooLongHasFailed() {
        // given
        Value deployment = read("""
            spec: {replicas: 2}
            status:
              readyReplicas: 1
              conditions: [{type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]
            """);

        // then
        assertThat(WorkloadStanding.of("deployments", deployment))
                .isEqualTo(new Standing.Failed("1 of 2 ready; its rollout took longer than it may"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{desiredNumberScheduled: 3, currentNumberScheduled: 3, updatedNumberScheduled: 3, numberReady: 3,"
                        + " numberAvailable: 3, observedGeneration: 1} | ''",
                "{desiredNumberScheduled: 3, currentNumberScheduled: 3, updatedNumberScheduled: 3, numberReady: 2,"
                        + " numberAvailable: 2, observedGeneration: 1} | 2 of 3 ready",
                "{desiredNumberScheduled: 3, currentNumberScheduled: 2, observedGeneration: 1} | 2 of 3 nodes have a"
                        + " pod",
                "{desiredNumberScheduled: 3, currentNumberScheduled: 3, updatedNumberScheduled: 1, numberReady: 3,"
                        + " numberAvailable: 3, observedGeneration: 1} | is being rolled out: 1 of 3 updated",
                "{desiredNumberScheduled: 0, currentNumberScheduled: 0, numberReady: 0, observedGeneration: 1} | ''",
                "{} | its controller has not seen it yet"
            })
    void aDaemonSetIsReadyWhenEachOfItsNodesIs(String status, String why) {
        assertThat(WorkloadStanding.of("daemonsets", read("{metadata: {generation: 1}, status: " + status + "}"))
                        .why())
                .isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{readyReplicas: 1, replicas: 1, currentRevision: a, updateRevision: a} | ''",
                "{readyReplicas: 0, replicas: 1, currentRevision: a, updateRevision: a} | 0 of 1 ready",
                "{readyReplicas: 1, replicas: 1, currentRevision: a, updateRevision: b}"
                        + " | is being rolled out: 0 of 1 updated"
            })
    void aStatefulSetIsReadyWhenItsRevisionIsTheNewest(String status, String why) {
        assertThat(WorkloadStanding.of("statefulsets", read("{spec: {replicas: 1}, status: " + status + "}"))
                        .why())
                .isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{conditions: [{type: Complete, status: 'True'}]} | ''",
                "{active: 1} | has not ended yet",
                "{conditions: [{type: Failed, status: 'True', reason: BackoffLimitExceeded, message: too often}]}"
                        + " | has failed: BackoffLimitExceeded: too often"
            })
    void aJobIsDoneWhenItIsComplete(String status, String why) {
        assertThat(WorkloadStanding.of("jobs", read("{status: " + status.replace('\'', '"') + "}"))
                        .why())
                .isEqualTo(why);
    }

    @Test
    void whatIsBeingDeletedIsNotReady() {
        // given
        Value claim = read("{metadata: {deletionTimestamp: '2026-01-01T00:00:00Z'}, status: {phase: Bound}}");

        // then
        assertThat(WorkloadStanding.of("persistentvolumeclaims", claim).isCurrent())
                .isFalse();
    }

    private static Value read(String yaml) {
        return DocumentReader.read(yaml, "test.yaml");
    }
}
