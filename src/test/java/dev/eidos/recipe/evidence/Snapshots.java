package dev.eidos.recipe.evidence;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Snapshots of a few readings. */
final class Snapshots {
    private Snapshots() {}

    /** Of lines such as {@code K8s.server.version = v1.33.2}. */
    static Snapshot of(String... lines) {
        Map<String, Map<String, Map<String, Reading>>> types = new LinkedHashMap<>();
        for (String line : lines) {
            String[] pathAndValue = line.split(" = ", 2);
            String[] path = pathAndValue[0].split("\\.", 3);
            types.computeIfAbsent(path[0], _ -> new LinkedHashMap<>())
                    .computeIfAbsent(path[1], _ -> new LinkedHashMap<>())
                    .put(path[2], Reading.of(pathAndValue[1]));
        }
        return new Snapshot(
                new SnapshotMetadata(null, null, null),
                types.entrySet().stream()
                        .map(type -> new Measurement(type.getKey(), subtypes(type.getValue())))
                        .toList());
    }

    private static List<Subtype> subtypes(Map<String, Map<String, Reading>> subtypes) {
        return subtypes.entrySet().stream()
                .map(subtype -> new Subtype(subtype.getKey(), subtype.getValue(), List.of()))
                .toList();
    }
}
