package dev.eidos.k8s.agent.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission(10, 3);

    @Test
    void oneNodeGoesFirst() {
        assertThat(admission.more(0, 0, FailureStreak.NONE)).isEqualTo(1);
        assertThat(admission.more(1, 0, FailureStreak.NONE)).isZero();
    }

    @Test
    void afterTheFirstSuccessAsManyRunAsAreAllowed() {
        assertThat(admission.more(0, 1, FailureStreak.NONE)).isEqualTo(10);
        assertThat(admission.more(7, 1, FailureStreak.NONE)).isEqualTo(3);
        assertThat(admission.more(11, 1, FailureStreak.NONE)).isZero();
    }

    @Test
    void equalFailuresInARowEndIt() {
        // given
        FailureStreak two = FailureStreak.NONE.with(failed("no image")).with(failed("no image"));
        FailureStreak three = two.with(failed("no image"));

        // then
        assertThat(admission.more(0, 5, two)).isEqualTo(10);
        assertThat(admission.more(0, 5, three)).isZero();
        assertThat(admission.isOver(three)).isTrue();
    }

    @Test
    void anotherFailureOrASuccessBeginsTheCountAnew() {
        // given
        FailureStreak two = FailureStreak.NONE.with(failed("no image")).with(failed("no image"));

        // then
        assertThat(two.with(failed("no room")).length()).isEqualTo(1);
        assertThat(two.with(new NodeOutcome.Collected())).isEqualTo(FailureStreak.NONE);
        assertThat(two.with(new NodeOutcome.NotDone("interrupted"))).isEqualTo(two);
    }

    private static NodeOutcome failed(String what) {
        return new NodeOutcome.Failed(EidosException.of(ErrorCode.FAILED, what).build());
    }
}
