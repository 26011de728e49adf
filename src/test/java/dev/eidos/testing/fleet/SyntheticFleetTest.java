package dev.eidos.testing.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.testing.Fields;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticFleetTest {
    private static final long SEED = 7;
    private static final String NODE = SyntheticFleet.name(1);

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(new SyntheticFleet(SEED).yaml(1)).isEqualTo(new SyntheticFleet(SEED).yaml(1));
        assertThat(new SyntheticFleet(SEED + 1).yaml(1)).isNotEqualTo(new SyntheticFleet(SEED).yaml(1));
    }

    @Test
    void machinesOfAClassDifferInTheirIdentitiesAlone() {
        // when
        Set<String> different = differences(
                new SyntheticFleet(SEED).snapshot(1, HardwareClass.H100),
                new SyntheticFleet(SEED).snapshot(2, HardwareClass.H100));

        // then
        assertThat(different)
                .isNotEmpty()
                .allMatch(path -> path.matches(".*(uuid|serial|guid|boot-id|root|uid|name|provider-id)"));
    }

    @Test
    void aFleetHasSeveralClassesOfWhichOneIsTheMajority() {
        assertThat(HardwareClass.of(1)).isEqualTo(HardwareClass.H100);
        assertThat(HardwareClass.of(8)).isEqualTo(HardwareClass.B200);
        assertThat(HardwareClass.of(10)).isEqualTo(HardwareClass.L40S);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFaultChangesItsOwnNodeInEveryClass(Fault fault) {
        // given
        var sound = new SyntheticFleet(SEED);
        var faulty = new SyntheticFleet(SEED, Map.of(NODE, Set.of(fault)));

        // then
        for (HardwareClass hardware : HardwareClass.ALL) {
            assertThat(differences(sound.snapshot(1, hardware), faulty.snapshot(1, hardware)))
                    .isNotEmpty();
        }
        assertThat(faulty.yaml(2)).isEqualTo(sound.yaml(2));
    }

    @Test
    void theSnapshotOfAnotherNodeNamesIt() {
        assertThat(sourceNode("not-" + NODE)).isEqualTo("not-" + NODE);
        assertThat(sourceNode("elsewhere")).isEqualTo("elsewhere");
    }

    private static Set<String> differences(Snapshot one, Snapshot other) {
        Map<String, Reading> left = flat(one);
        Map<String, Reading> right = flat(other);
        Set<String> different = new HashSet<>(left.keySet());
        different.addAll(right.keySet());
        different.removeIf(path -> left.containsKey(path) && left.get(path).equals(right.get(path)));
        return different;
    }

    private static Map<String, Reading> flat(Snapshot snapshot) {
        Map<String, Reading> all = new TreeMap<>();
        snapshot.measurements()
                .forEach(measurement -> measurement
                        .subtypes()
                        .forEach(subtype -> subtype.data()
                                .forEach((key, value) ->
                                        all.put(measurement.type() + "." + subtype.name() + "." + key, value))));
        return all;
    }

    private static String sourceNode(String node) {
        return Fields.text(new SyntheticFleet(SEED).document(node), "metadata", "source-node");
    }
}
