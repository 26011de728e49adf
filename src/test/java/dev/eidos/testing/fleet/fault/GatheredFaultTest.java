package dev.eidos.testing.fleet.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import dev.eidos.testing.fleet.SyntheticFleet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each fault of the lists that somebody wrote down who had not seen the rules. */
class GatheredFaultTest {
    private static final long SEED = 7;
    private static final int NUMBER = 1;

    /** What differs from one look at the same machine to the next. */
    private static final String BY_ITSELF = "K8s[.]node[.](resource-version|lease-.*|creation-timestamp|image[.].*"
            + "|boot-id|uid|.*last-transition|.*timestamp|.*ephemeral-storage)|K8s[.]image[.].*|Hardware[.]clock[.].*"
            + "|Hardware[.]cpu[.]current-frequency-khz|Hardware[.]dmi[.].*(serial|uuid|asset_tag)";

    @ParameterizedTest
    @MethodSource("claims")
    void aFaultChangesEveryMachineThatItConcerns(Claim claim) {
        // when
        Set<String> changed = changed(claim);

        // then
        assertThat(changed).isNotEmpty().noneMatch(path -> path.matches(BY_ITSELF));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultConcernsMostMachinesAndLeavesOthersAlone(ListedFault fault) {
        // then
        assertThat(fault.concerns(HardwareClass.H100)).isTrue();
        assertThat(HardwareClass.ALL)
                .filteredOn(hardware -> !fault.concerns(hardware))
                .allSatisfy(hardware ->
                        assertThat(changed(new Claim(fault, hardware))).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"fresh, 24", "later, 20"})
    void everyFaultHasNamesAndNoneIsThereTwice(String list, int size) {
        // then
        assertThat(Injection.list(list)).hasSize(size);
        assertThat(Injection.list(list))
                .allSatisfy(fault -> assertThat(fault.diagnoses())
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*")));
        assertThat(Injection.all().stream().map(Injection::name)).doesNotHaveDuplicates();
    }

    @Test
    void aMachineThatWasLookedAtTwiceDiffersInWhatChangesByItself() {
        // given
        var fleet = Stream.of(0, 1)
                .map(run -> flat(
                        new NoisyFleet(SEED, run, Map.of()).snapshot(NUMBER).measurements()))
                .toList();

        // then
        assertThat(differences(fleet.getFirst(), fleet.getLast())).anyMatch(path -> path.matches(BY_ITSELF));
    }

    record Claim(ListedFault fault, HardwareClass hardware) {}

    static Stream<ListedFault> faults() {
        return Stream.<ListedFault[]>of(FreshFault.values(), LaterFault.values())
                .flatMap(Arrays::stream);
    }

    static Stream<Claim> claims() {
        return faults().flatMap(fault ->
                HardwareClass.ALL.stream().filter(fault::concerns).map(it -> new Claim(fault, it)));
    }

    private static Set<String> changed(Claim claim) {
        MachineFacts facts = facts(claim.hardware());
        claim.fault().in(facts, claim.hardware());
        return differences(flat(facts(claim.hardware()).measurements()), flat(facts.measurements()));
    }

    private static MachineFacts facts(HardwareClass hardware) {
        MachineFacts facts = new SyntheticFleet(SEED).facts(NUMBER, hardware);
        FleetNoise.put(facts, hardware, SEED, NUMBER, SyntheticFleet.name(NUMBER));
        return facts;
    }

    private static Set<String> differences(Map<String, String> one, Map<String, String> other) {
        Set<String> paths = new HashSet<>(one.keySet());
        paths.addAll(other.keySet());
        paths.removeIf(path -> one.getOrDefault(path, "(absent)").equals(other.getOrDefault(path, "(absent)")));
        return paths;
    }

    private static Map<String, String> flat(List<Measurement> measurements) {
        Map<String, String> readings = new TreeMap<>();
        for (Measurement measurement : measurements) {
            for (Subtype subtype : measurement.subtypes()) {
                String path = measurement.type() + "." + subtype.name() + ".";
                subtype.data().forEach((key, value) -> readings.put(path + key, value.asText()));
                subtype.gaps().forEach(gap -> readings.put(path + "notCollected." + gap.object(), gap.message()));
            }
        }
        return readings;
    }
}
