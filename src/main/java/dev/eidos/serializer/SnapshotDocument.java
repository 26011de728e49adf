package dev.eidos.serializer;

import dev.eidos.document.Node;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A snapshot as a document tree, the same for YAML and JSON. */
public final class SnapshotDocument {
    public static final String KIND = "Snapshot";

    private SnapshotDocument() {}

    public static Node of(Snapshot snapshot) {
        Map<String, Node> document = new LinkedHashMap<>();
        document.put("apiVersion", Node.scalar(DocumentHeader.API_VERSION));
        document.put("kind", Node.scalar(KIND));
        Map<String, Node> metadata = new LinkedHashMap<>();
        Instant timestamp = snapshot.metadata().timestamp();
        put(metadata, "timestamp", timestamp == null ? null : timestamp.toString());
        put(metadata, "version", snapshot.metadata().version());
        put(metadata, "source-node", snapshot.metadata().sourceNode());
        document.put("metadata", Node.mapping(metadata));
        document.put(
                "measurements",
                Node.sequence(snapshot.measurements().stream()
                        .map(SnapshotDocument::measurement)
                        .toList()));
        return Node.mapping(document);
    }

    private static Node measurement(Measurement measurement) {
        List<Node> subtypes =
                measurement.subtypes().stream().map(SnapshotDocument::subtype).toList();
        return Node.mapping(ordered("type", Node.scalar(measurement.type()), "subtypes", Node.sequence(subtypes)));
    }

    private static Node subtype(Subtype subtype) {
        Map<String, Node> data = new LinkedHashMap<>();
        subtype.data().forEach((key, value) -> data.put(key, Node.scalar(value)));
        Map<String, Node> document = ordered("subtype", Node.scalar(subtype.name()), "data", Node.mapping(data));
        if (!subtype.gaps().isEmpty()) {
            document.put(
                    "notCollected",
                    Node.sequence(
                            subtype.gaps().stream().map(SnapshotDocument::gap).toList()));
        }
        return Node.mapping(document);
    }

    private static Node gap(Gap gap) {
        Map<String, Node> document = ordered(
                "object",
                Node.scalar(gap.object()),
                "reason",
                Node.scalar(gap.reason().name()));
        document.put("message", Node.scalar(gap.message()));
        return Node.mapping(document);
    }

    private static Map<String, Node> ordered(String first, Node firstValue, String second, Node secondValue) {
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put(first, firstValue);
        entries.put(second, secondValue);
        return entries;
    }

    private static void put(Map<String, Node> entries, String key, @Nullable String value) {
        if (value != null) {
            entries.put(key, Node.scalar(value));
        }
    }
}
