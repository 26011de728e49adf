package dev.eidos.snapshot;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.Subtype;

/** A receiver of what a snapshot says, in its order. */
public interface SnapshotEvents {
    /** A field of the metadata, such as {@code source-node}. */
    void metadata(String field, String text);

    /** The subtype that what follows is of. */
    void subtype(String type, String subtype);

    void reading(String key, String text);

    void gap(String object, String reason, String message);

    /** Tells all that a snapshot has. */
    static void tell(Snapshot snapshot, SnapshotEvents to) {
        var metadata = snapshot.metadata();
        if (metadata.timestamp() != null) {
            to.metadata("timestamp", metadata.timestamp().toString());
        }
        if (metadata.version() != null) {
            to.metadata("version", metadata.version());
        }
        if (metadata.sourceNode() != null) {
            to.metadata("source-node", metadata.sourceNode());
        }
        for (Measurement measurement : snapshot.measurements()) {
            for (Subtype subtype : measurement.subtypes()) {
                to.subtype(measurement.type(), subtype.name());
                subtype.data().forEach((key, reading) -> to.reading(key, reading.asText()));
                for (Gap gap : subtype.gaps()) {
                    to.gap(gap.object(), gap.reason().name(), gap.message());
                }
            }
        }
    }
}
