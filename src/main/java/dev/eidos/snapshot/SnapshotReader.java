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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A reader of snapshots, those of other tools of this design too: measurement types that are not known here survive,
 * fields that are not known are reported and left out.
 */
public final class SnapshotReader {
    private static final int COUNT_DIGITS = 16;

    private final DocumentFields fields;

    /** Whether the document says that it is ours; another tool's numbers may have gone through its own types. */
    private final boolean ours;

    private SnapshotReader(DocumentFields fields, boolean ours) {
        this.fields = fields;
        this.ours = ours;
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
            return new SnapshotReader(
                            new DocumentFields("snapshot", name, few),
                            DocumentHeader.API_VERSION.equals(document.text("apiVersion")))
                    .snapshot(DocumentHeader.check(document, SnapshotDocument.KIND, name));
        }
    }

    private Snapshot snapshot(Value.Mapping document) {
        // a fingerprint is what AICR makes of the measurements; whoever wants it makes it anew
        fields.known(document, Set.of("apiVersion", "kind", "metadata", "measurements", "fingerprint"));
        if (document.get("measurements") == null) {
            throw fields.invalid(document, "it has no measurements");
        }
        return new Snapshot(
                MetadataDocument.read(OldMetadata.named(fields.mapping(document, "metadata")), fields),
                fields.items(document, "measurements").stream()
                        .map(this::measurement)
                        .toList());
    }

    private Measurement measurement(Value node) {
        Value.Mapping measurement = fields.mapping(node);
        fields.known(measurement, Set.of("type", "subtypes"));
        String type = fields.text(measurement, "type");
        List<Subtype> subtypes = new ArrayList<>();
        for (Value one : fields.items(measurement, "subtypes")) {
            Subtype subtype = subtype(one);
            subtypes.add(
                    type.equals(Measurement.NODE_TOPOLOGY)
                            ? AicrTopology.asOurs(subtype, words -> fields.notice(one, words))
                            : subtype);
        }
        return new Measurement(type, subtypes);
    }

    private Subtype subtype(Value node) {
        Value.Mapping document = fields.mapping(node);
        fields.known(document, Set.of("subtype", "name", "context", "data", "items", "notCollected"));
        String subtype = fields.optionalText(document, "subtype");
        return new Subtype(
                subtype == null ? fields.text(document, "name") : subtype,
                readings(fields.mapping(document, "context")),
                readings(fields.mapping(document, "data")),
                fields.items(document, "items").stream().map(this::item).toList(),
                fields.items(document, "notCollected").stream().map(this::gap).toList());
    }

    private Subtype.Item item(Value node) {
        Value.Mapping item = fields.mapping(node);
        fields.known(item, Set.of("context", "data"));
        return new Subtype.Item(readings(fields.mapping(item, "context")), readings(fields.mapping(item, "data")));
    }

    private Map<String, Reading> readings(Value.Mapping mapping) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> {
            if (value instanceof Value.Scalar scalar) {
                readings.put(key, scalar.value() == null ? Reading.of("") : counted(key, scalar.value()));
            } else {
                fields.notice(value, "'" + key + "' is " + value.kind() + ", not a single value");
            }
        });
        return readings;
    }

    /** A count that went through a tool's floating point is a count still, {@code 8.0} eight; a version is a text. */
    private Reading counted(String key, Reading reading) {
        return !ours
                        && reading instanceof Reading.Decimal(BigDecimal value)
                        && value.scale() == 1
                        && value.remainder(BigDecimal.ONE).signum() == 0
                        && value.precision() < COUNT_DIGITS
                        && !key.toLowerCase(Locale.ROOT).contains("version")
                ? Reading.of(value.longValueExact())
                : reading;
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
