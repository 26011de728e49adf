package dev.eidos.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.fleet.fault.Injection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bars of the benchmark, on a fleet small enough for every build. */
class FaultInjectionTest {
    private static final FaultBenchmark FLEET = new FaultBenchmark(7, 400);

    @Test
    void nothingIsFoundInAFleetThatIsNoisyAndSound() {
        assertThat(FLEET.clean().findings()).extracting(Finding::sentence).isEmpty();
    }

    @Test
    void theFaultsThatRulesWereBuiltAgainstAreDiagnosedFirst() {
        holds(Injection.seen());
    }

    @Test
    void soAreThoseThatTheyWereNot() {
        holds(Injection.unseen());
    }

    @Test
    void soAreThoseOfDocumentsAndReportsThatTheyWereMendedFor() {
        holds(Injection.field());
    }

    private static void holds(List<Injection> faults) {
        // when
        List<FaultBenchmark.Outcome> outcomes = FLEET.together(faults);

        // then
        assertThat(outcomes).filteredOn(outcome -> outcome.rank() == 1).hasSizeGreaterThanOrEqualTo(18);
        assertThat(outcomes).allMatch(outcome -> outcome.rank() >= 1 && outcome.rank() <= 5);
    }
}
