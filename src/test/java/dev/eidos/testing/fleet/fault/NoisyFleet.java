package dev.eidos.testing.fleet.fault;

import dev.eidos.document.YamlWriter;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import dev.eidos.testing.fleet.SyntheticFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A synthetic fleet with the noise of a real one.
 *
 * @param run changes what changes from run to run on the same machines
 * @param faults of nodes by their number
 */
public record NoisyFleet(long seed, int run, Map<Integer, List<Injection>> faults) {
    public NoisyFleet {
        faults = Map.copyOf(faults);
    }

    public Snapshot snapshot(int number) {
        HardwareClass hardware = HardwareClass.of(number);
        MachineFacts facts = new SyntheticFleet(seed).facts(number, hardware);
        FleetNoise.put(facts, hardware, seed + run, number, SyntheticFleet.name(number));
        faults.getOrDefault(number, List.of()).forEach(fault -> fault.change().in(facts, hardware));
        return SyntheticFleet.snapshot(number, facts);
    }

    /** Writes the snapshots of the first nodes into a folder, as {@code nodes/NAME.yaml}. */
    public void write(Path folder, int nodes) throws IOException {
        Path files = Files.createDirectories(folder.resolve("nodes"));
        for (int number = 1; number <= nodes; number++) {
            Files.writeString(
                    files.resolve(SyntheticFleet.name(number) + ".yaml"),
                    YamlWriter.write(SnapshotDocument.of(snapshot(number))));
        }
    }
}
