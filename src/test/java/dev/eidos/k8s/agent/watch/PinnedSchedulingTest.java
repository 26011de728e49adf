package dev.eidos.k8s.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinnedSchedulingTest {
    /** As Kubernetes 1.20, 1.24 and 1.31 say it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            emptyValue = "",
            value = {
                "0/21 nodes are available: 1 Insufficient cpu, 20 node(s) didn't match Pod's node affinity. |"
                        + " Insufficient cpu",
                "0/21 nodes are available: 20 node(s) didn't match Pod's node affinity, 1 node(s) were unschedulable."
                        + " | were unschedulable",
                "0/3 nodes are available: 1 node(s) had taint {a: b}, that the pod didn't tolerate, 2 node(s) didn't"
                        + " match Pod's node affinity. | had taint {a: b}, that the pod didn't tolerate",
                "0/3 nodes are available: 1 Too many pods, 2 node(s) didn't match Pod's node affinity/selector."
                        + " preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling."
                        + " | Too many pods",
                "0/3 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 2 node(s) didn't match Pod's node"
                        + " affinity/selector. | Insufficient cpu, Insufficient memory",
                "0/21 nodes are available: 21 node(s) didn't match Pod's node affinity. | \"\"",
                "no nodes available to schedule pods | no nodes available to schedule pods",
            })
    void onlyWhatConcernsTheNodeIsKept(String message, String own) {
        assertThat(PinnedScheduling.own(message)).isEqualTo(own);
    }
}
