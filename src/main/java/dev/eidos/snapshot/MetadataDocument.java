package dev.eidos.snapshot;

import dev.eidos.document.DocumentFields;
import dev.eidos.document.MappingBuilder;
import dev.eidos.document.Value;
import dev.eidos.measurement.AgentOrigin;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.SnapshotMetadata;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code metadata} of a snapshot's document, written and read. */
final class MetadataDocument {
    private static final String CONTEXT = "cluster-context";
    private static final String SERVER = "cluster-server";
    private static final String UID = "cluster-uid";

    static final Set<String> FIELDS = Set.of(
            "timestamp",
            "version",
            "source-node",
            SnapshotDocument.CLUSTER,
            CONTEXT,
            SERVER,
            UID,
            "run",
            "profile",
            "image");

    private MetadataDocument() {}

    static Value.Mapping of(SnapshotMetadata metadata) {
        var document = new MappingBuilder();
        Instant timestamp = metadata.timestamp();
        document.put("timestamp", timestamp == null ? null : timestamp.toString());
        document.put("version", metadata.version());
        document.put("source-node", metadata.sourceNode());
        put(document, metadata.cluster());
        document.put("run", metadata.agent().run());
        document.put("profile", metadata.agent().profile());
        document.put("image", metadata.agent().image());
        return document.build();
    }

    /** What a document says of its cluster, and where it says nothing what is known otherwise. */
    static Value.Mapping of(Value.Mapping metadata, ClusterIdentity cluster) {
        var identity = new MappingBuilder();
        put(identity, cluster(metadata).or(cluster));
        Value.Mapping all = metadata;
        for (Map.Entry<String, Value> entry : identity.build().entries().entrySet()) {
            all = all.with(entry.getKey(), entry.getValue());
        }
        return all;
    }

    private static void put(MappingBuilder document, ClusterIdentity cluster) {
        document.put(CONTEXT, unlessEmpty(cluster.context()));
        document.put(SERVER, unlessEmpty(cluster.server()));
        document.put(UID, unlessEmpty(cluster.uid()));
    }

    private static @Nullable String unlessEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private static ClusterIdentity cluster(Value.Mapping metadata) {
        return new ClusterIdentity(metadata.text(CONTEXT), metadata.text(SERVER), metadata.text(UID));
    }

    static SnapshotMetadata read(Value.Mapping metadata, DocumentFields fields) {
        fields.known(metadata, FIELDS);
        String timestamp = fields.optionalText(metadata, "timestamp");
        try {
            return new SnapshotMetadata(
                    timestamp == null ? null : Instant.parse(timestamp),
                    fields.optionalText(metadata, "version"),
                    fields.optionalText(metadata, "source-node"),
                    new ClusterIdentity(
                            text(metadata, CONTEXT, fields),
                            text(metadata, SERVER, fields),
                            text(metadata, UID, fields)),
                    new AgentOrigin(
                            fields.optionalText(metadata, "run"),
                            fields.optionalText(metadata, "profile"),
                            fields.optionalText(metadata, "image")));
        } catch (DateTimeParseException e) {
            throw fields.invalid(metadata, "timestamp '" + timestamp + "' is not RFC 3339, as in 2026-11-22T22:10:41Z");
        }
    }

    private static String text(Value.Mapping metadata, String key, DocumentFields fields) {
        return Objects.requireNonNullElse(fields.optionalText(metadata, key), "");
    }
}
