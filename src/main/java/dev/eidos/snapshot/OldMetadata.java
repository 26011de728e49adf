package dev.eidos.snapshot;

import dev.eidos.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names that a snapshot's metadata have had in AICR's documents, and have now. */
final class OldMetadata {
    private static final Map<String, String> NAMES = Map.of(
            "snapshot-timestamp", "timestamp",
            "created", "timestamp",
            "snapshot-version", "version",
            "source", "source-node",
            "hostname", "source-node");

    private OldMetadata() {}

    /** The metadata under the names of today; where both stand, an old one is left for the reader to tell of. */
    static Value.Mapping named(Value.Mapping metadata) {
        Map<String, Value> entries = new LinkedHashMap<>();
        metadata.entries().forEach((key, value) -> {
            String name = NAMES.getOrDefault(key, key);
            boolean free = metadata.get(name) == null && !entries.containsKey(name);
            entries.put(free ? name : key, value);
        });
        return new Value.Mapping(entries, metadata.at());
    }
}
