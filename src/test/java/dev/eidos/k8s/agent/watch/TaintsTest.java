package dev.eidos.k8s.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaintsTest {
    @Test
    void schedulersOfAllAgesAreUnderstood() {
        assertThat(Taints.in("0/3 nodes are available: 1 node(s) had taint {nvidia.com/gpu: present}, that the pod"
                        + " didn't tolerate, 2 node(s) had taint {node-role.kubernetes.io/master: }, that the pod"
                        + " didn't tolerate."))
                .containsExactly("nvidia.com/gpu", "node-role.kubernetes.io/master");
        assertThat(Taints.in("0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: a:b}. preemption"))
                .containsExactly("dedicated");
        assertThat(Taints.in("1 node(s) had untolerated taint {gpu}, 1 node(s) had untolerated taint {gpu}"))
                .containsExactly("gpu");
    }

    @Test
    void whatNamesNoTaintHasNone() {
        assertThat(Taints.in("0/1 nodes are available: 1 Insufficient cpu.")).isEmpty();
        assertThat(Taints.in("1 node(s) had taints that the pod didn't tolerate"))
                .isEmpty();
    }
}
