package dev.eidos.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTaintTest {
    @Test
    void modulesAreNoTroubleAndAnOopsIs() {
        assertThat(KernelTaint.of("4097")).isEmpty();
        assertThat(KernelTaint.of("4736")).containsExactly("oops");
        assertThat(KernelTaint.of("16432")).containsExactly("machine-check", "bad-page", "soft-lockup");
        assertThat(KernelTaint.of("none")).isEmpty();
    }

    @Test
    void itIsAFactWhereTheMaskItselfIsNone() {
        // given
        var facts = new MachineFacts();
        facts.put("OS.kernel", "tainted", 4736);
        var noise = new FactKinds(List.of(
                new FactKinds.Entry(PathPattern.of("OS.kernel.tainted"), FactKind.NOISE)));

        // then
        assertThat(FactsOf.machine(new Vocabulary(noise), "n-1", facts).text("OS.kernel.tainted.oops"))
                .isEqualTo("true");
        assertThat(FactsOf.machine(new Vocabulary(FactKinds.RAW), "n-1", facts).get("OS.kernel.tainted.oops"))
                .isNull();
    }
}
