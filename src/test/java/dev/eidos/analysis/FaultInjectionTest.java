package dev.eidos.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.fleet.fault.Injection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bars of the benchmark, on a fleet small enough for every build. */
class FaultInjectionTest {
    private static final FaultBenchmark FLEET = new FaultBenchmark(7, 400);

    @Test
    void nothingIsFoundInAFleetThatIsNoisyAndSound() {
        assertThat(FLEET.clean().findings()).extracting(Finding::sentence).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void theRightDiagnosisComesFirst(String list) {
        // when
        List<FaultBenchmark.Outcome> outcomes = FLEET.together(Injection.list(list));

        // then
        assertThat(outcomes).filteredOn(outcome -> outcome.rank() == 1).hasSizeGreaterThanOrEqualTo(18);
        assertThat(outcomes).allMatch(outcome -> outcome.rank() >= 1 && outcome.rank() <= 5);
    }

    /** A further list is measured, and held to nothing, until its first figures are known. */
    static Set<String> lists() {
        return Set.of("seen", "unseen", "field", "blind", "fresh", "later");
    }
}
