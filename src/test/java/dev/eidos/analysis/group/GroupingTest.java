package dev.eidos.analysis.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.analysis.rule.RuleReader;
import dev.eidos.compare.FactCollector;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.Vocabulary;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotEvents;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import dev.eidos.testing.fleet.SyntheticFleet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private final Vocabulary vocabulary = new Vocabulary(RuleReader.own().kinds());
    private final HardwareClass one = HardwareClass.of(1);
    private final HardwareClass other = HardwareClass.of(17);

    private NodeFacts facts(Snapshot snapshot) {
        var collector = new FactCollector(vocabulary, "", "");
        SnapshotEvents.tell(snapshot, collector);
        return collector.facts();
    }

    private Stream<NodeFacts> nodes(int from, int to, HardwareClass hardware) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> facts(new SyntheticFleet(7).snapshot(number, hardware)));
    }

    @Test
    void machinesOfDifferentKindsAreApartTheLargestGroupFirst() {
        // when
        List<NodeGroup> groups =
                Grouping.of(Stream.concat(nodes(1, 3, one), nodes(4, 8, other)).toList());

        // then
        assertThat(groups).extracting(group -> group.nodes().size()).containsExactly(5, 3);
    }

    @Test
    void aNodeWhoseGpusNobodySeesStaysWithItsLike() {
        // given
        Snapshot whole = new SyntheticFleet(7).snapshot(9, one);
        var blind = new Snapshot(
                whole.metadata(),
                whole.measurements().stream()
                        .filter(measurement -> !measurement.type().equals("GPU"))
                        .toList());

        // when
        List<NodeGroup> groups = Grouping.of(
                Stream.concat(nodes(1, 5, one), Stream.of(facts(blind))).toList());

        // then
        assertThat(groups)
                .singleElement()
                .satisfies(group -> assertThat(group.nodes()).hasSize(6));
    }

    @Test
    void aNodeWhoseGpusTheBusAloneNamesStaysWithItsLike() {
        // given
        List<NodeFacts> nodes = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> {
                    MachineFacts facts = new SyntheticFleet(7).facts(number, one);
                    for (int gpu = 0; gpu < one.gpus(); gpu++) {
                        facts.put("GPU.pci-" + gpu, "model", "H100 SXM5 80GB");
                        if (number == 4) {
                            facts.removeSubtype("GPU.gpu-" + gpu);
                        }
                    }
                    return facts(SyntheticFleet.snapshot(number, facts));
                })
                .toList();

        // then
        assertThat(Grouping.of(nodes)).hasSize(1);
    }

    @Test
    void oneWithOtherGpusInTheSameMachineIsComparedWithTheMany() {
        // given
        Snapshot whole = new SyntheticFleet(7).snapshot(40, one);
        MachineFacts facts = new SyntheticFleet(7).facts(40, one);
        for (int gpu = 0; gpu < one.gpus(); gpu++) {
            facts.put("GPU.gpu-" + gpu, "model", "NVIDIA H200");
        }
        var stray = new Snapshot(whole.metadata(), facts.measurements());

        // then
        assertThat(Grouping.of(Stream.concat(nodes(1, 12, one), Stream.of(facts(stray)))
                        .toList()))
                .hasSize(1);
        assertThat(Grouping.of(
                        Stream.concat(nodes(1, 12, one), nodes(13, 13, other)).toList()))
                .as("another machine altogether")
                .hasSize(2);
    }
}
