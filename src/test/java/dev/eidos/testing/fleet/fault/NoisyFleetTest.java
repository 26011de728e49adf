package dev.eidos.testing.fleet.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoisyFleetTest {
    private static final long SEED = 7;

    @Test
    void thereAreTwentyOrMoreOfEach() {
        assertThat(Injection.LISTS.values())
                .isNotEmpty()
                .allSatisfy(list -> assertThat(list).hasSizeGreaterThanOrEqualTo(20));
        assertThat(Injection.all()).extracting(Injection::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFaultChangesItsNodeAlone(Injection fault) {
        // given
        var sound = new NoisyFleet(SEED, 0, Map.of());
        var faulty = new NoisyFleet(SEED, 0, Map.of(1, List.of(fault)));

        // then
        assertThat(faulty.snapshot(1)).isNotEqualTo(sound.snapshot(1));
        assertThat(faulty.snapshot(2)).isEqualTo(sound.snapshot(2));
    }

    @Test
    void noNodeIsLikeTheNextEvenWhereAllIsWell() {
        var fleet = new NoisyFleet(SEED, 0, Map.of());

        assertThat(fleet.snapshot(1).measurements())
                .isNotEqualTo(fleet.snapshot(2).measurements());
        assertThat(fleet.snapshot(1)).isEqualTo(new NoisyFleet(SEED, 0, Map.of()).snapshot(1));
        assertThat(fleet.snapshot(1)).isNotEqualTo(new NoisyFleet(SEED, 1, Map.of()).snapshot(1));
    }

    static Stream<Injection> all() {
        return Injection.all().stream();
    }
}
