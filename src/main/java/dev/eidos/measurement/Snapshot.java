package dev.eidos.measurement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The state of one machine at one time. */
public record Snapshot(SnapshotMetadata metadata, List<Measurement> measurements) {
    public Snapshot {
        Objects.requireNonNull(metadata, "metadata");
        measurements = List.copyOf(measurements);
    }

    public Optional<Measurement> measurement(String type) {
        return measurements.stream()
                .filter(measurement -> measurement.type().equals(type))
                .findFirst();
    }

    /** The reading at {@code type}, {@code subtype} and {@code key}, if the snapshot has it. */
    public Optional<Reading> find(String type, String subtype, String key) {
        return measurement(type).flatMap(found -> found.subtype(subtype)).flatMap(found -> found.get(key));
    }
}
