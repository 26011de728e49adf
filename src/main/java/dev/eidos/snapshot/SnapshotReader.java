package dev.eidos.snapshot;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.DocumentHeader;
import dev.eidos.document.DocumentReader;
import dev.eidos.document.FewNotices;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A reader of snapshots, those of other tools of this design too: measurement types that are not known here survive,
 * fields that are not known are reported and left out.
 */
public final class SnapshotReader {
    private final DocumentFields fields;

    private SnapshotReader(DocumentFields fields) {
        this.fields = fields;
    }

    /**
     * Reads a snapshot.
     *
     * @param text YAML or JSON
     * @param name the file or URL, for errors and notices
     * @param notices is told of each field that was left out
     * @throws EidosException with {@link ErrorCode#INVALID_INPUT} if it is no snapshot; the error names the place
     */
    public static Snapshot read(String text, String name, Consumer<String> notices) {
        return read(DocumentReader.read(text, name), name, notices);
    }

    /** As {@link #read(String, String, Consumer)}, of a document that was read before. */
    public static Snapshot read(Value document, String name, Consumer<String> notices) {
        try (var few = new FewNotices(name, notices)) {
            return new SnapshotReader(new DocumentFields("snapshot", name, few))
                    .snapshot(DocumentHeader.check(document, SnapshotDocument.KIND, name));
        }
    }

    private Snapshot snapshot(Value.Mapping document) {
        fields.known(document, Set.of("apiVersion", "kind", "metadata", "measurements"));
        if (document.get("measurements") == null) {
            throw fields.invalid(document, "it has no measurements");
        }
        return new Snapshot(
                MetadataDocument.read(fields.mapping(document, "metadata"), fields),
                fields.items(document, "measurements").stream()
                        .map(this::measurement)
                        .toList());
    }

    private Measurement measurement(Value node) {
        Value.Mapping measurement = fields.mapping(node);
        fields.known(measurement, Set.of("type", "subtypes"));
        return new Measurement(
                fields.text(measurement, "type"),
                fields.items(measurement, "subtypes").stream()
                        .map(this::subtype)
                        .toList());
    }

    private Subtype subtype(Value node) {
        Value.Mapping document = fields.mapping(node);
        fields.known(document, Set.of("subtype", "name", "data", "notCollected"));
        String subtype = fields.optionalText(document, "subtype");
        Subtype.Builder builder = Subtype.named(subtype == null ? fields.text(document, "name") : subtype);
        fields.mapping(document, "data").entries().forEach((key, value) -> data(builder, key, value));
        fields.items(document, "notCollected").stream().map(this::gap).forEach(builder::gap);
        return builder.build();
    }

    private void data(Subtype.Builder builder, String key, Value value) {
        if (value instanceof Value.Scalar scalar) {
            builder.put(key, scalar.value() == null ? Reading.of("") : scalar.value());
        } else {
            fields.notice(value, "'" + key + "' is " + value.kind() + ", not a single value");
        }
    }

    private Gap gap(Value node) {
        Value.Mapping gap = fields.mapping(node);
        fields.known(gap, Set.of("object", "reason", "message"));
        return new Gap(fields.text(gap, "object"), reason(fields.text(gap, "reason")), fields.text(gap, "message"));
    }

    private static Gap.Reason reason(String name) {
        for (Gap.Reason reason : Gap.Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        return Gap.Reason.Failed;
    }
}
