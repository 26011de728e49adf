package dev.eidos.testing.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailurePlanTest {
    private static final List<String> NODES = SimulatedFleet.names("sim", 100);

    @Test
    void countsSharesAndNamesAreTakenFromDifferentNodes() {
        // when
        FailurePlan plan = FailurePlan.parse("oom=3,image=10%,hang=sim-00007", NODES, 1);

        // then
        assertThat(plan.failing()).hasSize(14).containsEntry("sim-00007", Behaviour.HANGS);
        assertThat(Collections.frequency(plan.failing().values(), Behaviour.OUT_OF_MEMORY))
                .isEqualTo(3);
        assertThat(Collections.frequency(plan.failing().values(), Behaviour.NO_IMAGE))
                .isEqualTo(10);
    }

    @Test
    void theSeedDecidesWhichNodes() {
        // given
        String spec = "crash=20";

        // then
        assertThat(FailurePlan.parse(spec, NODES, 1).failing())
                .isEqualTo(FailurePlan.parse(spec, NODES, 1).failing())
                .isNotEqualTo(FailurePlan.parse(spec, NODES, 2).failing());
    }

    @Test
    void whatNobodyKnowsIsNamed() {
        assertThatThrownBy(() -> FailurePlan.parse("fire=1", NODES, 1)).hasMessageContaining("'fire' is none of ok,");
        assertThatThrownBy(() -> FailurePlan.parse("oom", NODES, 1)).hasMessageContaining("'oom' is not KIND=COUNT");
        assertThatThrownBy(() -> FailurePlan.parse("oom=many", NODES, 1)).hasMessageContaining("'many' is no number");
    }
}
