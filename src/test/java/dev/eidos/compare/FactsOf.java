package dev.eidos.compare;

import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.snapshot.SnapshotEvents;
import dev.eidos.testing.fleet.MachineFacts;
import java.time.Instant;

/** Facts as if a snapshot had told them. */
public final class FactsOf {
    private FactsOf() {}

    public static NodeFacts machine(Vocabulary vocabulary, String node, MachineFacts facts) {
        var collector = new FactCollector(vocabulary, "", "");
        SnapshotEvents.tell(
                new Snapshot(
                        new SnapshotMetadata(Instant.parse("2026-11-28T12:00:00Z"), "0.1.0", node),
                        facts.measurements()),
                collector);
        return collector.facts();
    }
}
