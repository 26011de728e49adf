package dev.eidos.testing.fleet;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.snapshot.SnapshotDocument;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The snapshots of machines that do not exist. All of a {@link HardwareClass} agree but for their identities and the
 * faults that were asked for; the same seed gives the same bytes.
 *
 * @param faults of nodes by their name
 */
public record SyntheticFleet(long seed, Map<String, Set<Fault>> faults) {
    private static final Instant TAKEN = Instant.parse("2026-11-22T23:43:10Z");

    public SyntheticFleet {
        faults = Map.copyOf(faults);
    }

    /** One where all is well. */
    public SyntheticFleet(long seed) {
        this(seed, Map.of());
    }

    public static String name(int number) {
        return SimulatedNode.name("sim", number);
    }

    /** The machine of that number; numbers begin with 1. */
    public Snapshot snapshot(int number) {
        return snapshot(number, HardwareClass.of(number));
    }

    /** As {@link #snapshot(int)}, of a class that is named. */
    public Snapshot snapshot(int number, HardwareClass hardware) {
        return snapshot(number, facts(number, hardware));
    }

    /** The snapshot of the machine of that number, of facts that were changed further. */
    public static Snapshot snapshot(int number, MachineFacts facts) {
        return new Snapshot(
                new SnapshotMetadata(TAKEN.plusSeconds(number % 60), "0.1.0", name(number)), facts.measurements());
    }

    /** What the snapshot of the machine of that number says. */
    public MachineFacts facts(int number, HardwareClass hardware) {
        var identity = new Identity(seed, number);
        var facts = new MachineFacts();
        OsFacts.put(facts, identity);
        NodeFacts.put(facts, hardware, identity);
        SystemdFacts.put(facts, hardware);
        GpuFacts.put(facts, hardware, identity);
        HardwareFacts.put(facts, hardware, identity);
        faults.getOrDefault(name(number), EnumSet.noneOf(Fault.class)).forEach(fault -> fault.in(facts, hardware));
        return facts;
    }

    /** The document of the machine of that number. */
    public String yaml(int number) {
        return YamlWriter.write(SnapshotDocument.of(snapshot(number)));
    }

    /** The document of a node of a {@link SimulatedFleet}, by its number; of any other, one that only names it. */
    public Value document(String node) {
        try {
            int number = Integer.parseInt(node.substring(node.lastIndexOf('-') + 1));
            return node.equals(name(number))
                    ? SnapshotDocument.of(snapshot(number))
                    : DocumentReader.read(yaml(number).replace(name(number), node), node);
        } catch (NumberFormatException e) {
            return SnapshotDocument.of(
                    new Snapshot(new SnapshotMetadata(TAKEN, "0.1.0", node), new MachineFacts().measurements()));
        }
    }
}
