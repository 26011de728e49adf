package dev.eidos.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short form: always the same inputs. {@code dev/nightly} reads others, and many more. */
class FuzzTest {
    private static final int INPUTS = 1_000;

    static List<FuzzTarget> targets() {
        return FuzzTargets.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void hostileInputIsRefusedInWordsAndSoon(FuzzTarget target) {
        // given
        Fuzzer fuzzer = new Fuzzer(1);

        // when
        fuzzer.run(target, INPUTS);

        // then
        assertThat(fuzzer.findings()).isEmpty();
        assertThat(fuzzer.read()).isEqualTo(INPUTS);
    }
}
