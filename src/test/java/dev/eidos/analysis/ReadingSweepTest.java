package dev.eidos.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.analysis.rule.RuleReader;
import dev.eidos.analysis.rule.RuleSet;
import dev.eidos.compare.FactCollector;
import dev.eidos.compare.FactKind;
import dev.eidos.compare.NodeFacts;
import dev.eidos.compare.Vocabulary;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import dev.eidos.snapshot.SnapshotEvents;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import dev.eidos.testing.fleet.SyntheticFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every reading of one node, by itself: whether it is told that it is gone, and that it could not be read. */
class ReadingSweepTest {
    private static final HardwareClass HARDWARE = HardwareClass.of(1);
    private static final int ILL = 3;

    private final RuleSet rules = RuleReader.own();
    private final Vocabulary vocabulary = new Vocabulary(rules.kinds());
    private final List<NodeFacts> sound = new ArrayList<>();

    ReadingSweepTest() {
        for (int number = 1; number <= 12; number++) {
            sound.add(facts(number, _ -> {}));
        }
    }

    @Test
    void aReadingThatOneNodeLacksIsTold() {
        List<String> silent = new ArrayList<>();
        for (Measurement measurement : snapshot().measurements()) {
            for (Subtype subtype : measurement.subtypes()) {
                String place = measurement.type() + "." + subtype.name();
                for (String key : subtype.data().keySet()) {
                    if (isCompared(place, key) && findings(facts -> facts.remove(place, key)) == 0) {
                        silent.add(place + "." + key);
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void soIsASubtypeThatOneNodeCannotRead() {
        List<String> silent = new ArrayList<>();
        for (Measurement measurement : snapshot().measurements()) {
            for (Subtype subtype : measurement.subtypes()) {
                String place = measurement.type() + "." + subtype.name();
                int findings = findings(facts -> {
                    facts.removeSubtype(place);
                    facts.gap(place, new Gap("it", Gap.Reason.Timeout, "no answer"));
                });
                if (findings == 0) {
                    silent.add(place);
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    private static Snapshot snapshot() {
        return SyntheticFleet.snapshot(ILL, new SyntheticFleet(7).facts(ILL, HARDWARE));
    }

    /** What names a node may be anything, and so may what changes by itself. */
    private boolean isCompared(String place, String key) {
        var collector = new FactCollector(vocabulary, "", "");
        int dot = place.indexOf('.');
        collector.subtype(place.substring(0, dot), place.substring(dot + 1));
        collector.reading(key, "x");
        NodeFacts facts = collector.facts();
        boolean compared = false;
        for (int i = 0; i < facts.size(); i++) {
            boolean own = facts.path(i).key().endsWith(key.substring(key.indexOf('.') + 1));
            FactKind kind = facts.path(i).kind();
            compared |= own && (kind == FactKind.STATE || kind == FactKind.APPROXIMATE);
        }
        return compared;
    }

    private int findings(Consumer<MachineFacts> fault) {
        List<NodeFacts> nodes = new ArrayList<>(sound);
        nodes.set(ILL - 1, facts(ILL, fault));
        return new Analyzer(rules, vocabulary, _ -> true)
                .analyze("sweep", nodes, List.of())
                .findings()
                .size();
    }

    private NodeFacts facts(int number, Consumer<MachineFacts> fault) {
        MachineFacts facts = new SyntheticFleet(7).facts(number, HARDWARE);
        fault.accept(facts);
        var collector = new FactCollector(vocabulary, "", "");
        SnapshotEvents.tell(SyntheticFleet.snapshot(number, facts), collector);
        return collector.facts();
    }
}
