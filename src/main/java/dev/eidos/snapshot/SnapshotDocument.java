package dev.eidos.snapshot;

import dev.eidos.document.DocumentHeader;
import dev.eidos.document.Value;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A snapshot as a document tree, the same for YAML and JSON. */
public final class SnapshotDocument {
    public static final String KIND = "Snapshot";

    /** Where a node's snapshot has what it does not say because its cluster's other nodes would say the same. */
    public static final String CLUSTER = "cluster";

    private SnapshotDocument() {}

    /** The document of a node's snapshot with a word on where the rest is. */
    public static Value withCluster(Value document, String file) {
        Value.Mapping all = Value.mapping(document.entries());
        Value.Mapping metadata = Value.mapping(document.entries("metadata"));
        return all.with("metadata", metadata.with(CLUSTER, Value.scalar(file)));
    }

    /** The document of a snapshot with what is known of its cluster where it says nothing itself. */
    public static Value withCluster(Value document, ClusterIdentity cluster) {
        Value.Mapping all = Value.mapping(document.entries());
        return all.with("metadata", MetadataDocument.of(Value.mapping(document.entries("metadata")), cluster));
    }

    public static Value of(Snapshot snapshot) {
        Map<String, Value> document = new LinkedHashMap<>();
        document.put("apiVersion", Value.scalar(DocumentHeader.API_VERSION));
        document.put("kind", Value.scalar(KIND));
        document.put("metadata", MetadataDocument.of(snapshot.metadata()));
        document.put(
                "measurements",
                Value.sequence(snapshot.measurements().stream()
                        .map(SnapshotDocument::measurement)
                        .toList()));
        return Value.mapping(document);
    }

    private static Value measurement(Measurement measurement) {
        List<Value> subtypes =
                measurement.subtypes().stream().map(SnapshotDocument::subtype).toList();
        return Value.mapping(ordered("type", Value.scalar(measurement.type()), "subtypes", Value.sequence(subtypes)));
    }

    private static Value subtype(Subtype subtype) {
        Map<String, Value> document =
                ordered("subtype", Value.scalar(subtype.name()), "data", readings(subtype.data()));
        if (!subtype.context().isEmpty()) {
            document.put("context", readings(subtype.context()));
        }
        if (!subtype.items().isEmpty()) {
            document.put(
                    "items",
                    Value.sequence(
                            subtype.items().stream().map(SnapshotDocument::item).toList()));
        }
        if (!subtype.gaps().isEmpty()) {
            document.put(
                    "notCollected",
                    Value.sequence(
                            subtype.gaps().stream().map(SnapshotDocument::gap).toList()));
        }
        return Value.mapping(document);
    }

    private static Value item(Subtype.Item item) {
        return Value.mapping(ordered("context", readings(item.context()), "data", readings(item.data())));
    }

    private static Value readings(Map<String, Reading> readings) {
        Map<String, Value> entries = new LinkedHashMap<>();
        readings.forEach((key, value) -> entries.put(key, Value.scalar(value)));
        return Value.mapping(entries);
    }

    private static Value gap(Gap gap) {
        Map<String, Value> document = ordered(
                "object",
                Value.scalar(gap.object()),
                "reason",
                Value.scalar(gap.reason().name()));
        document.put("message", Value.scalar(gap.message()));
        return Value.mapping(document);
    }

    private static Map<String, Value> ordered(String first, Value firstValue, String second, Value secondValue) {
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put(first, firstValue);
        entries.put(second, secondValue);
        return entries;
    }
}
