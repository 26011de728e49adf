package dev.eidos.k8s.agent.api;

import dev.eidos.document.DocumentReader;
import dev.eidos.document.Format;
import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.snapshot.SnapshotReader;
import org.jspecify.annotations.Nullable;

/**
 * The document that the agent brought back, as it wrote it.
 *
 * @param document checked against the length and SHA-256 that the agent gave with it, and against nothing else: what it
 *     is shows {@link #read}
 * @param source where it was read, for messages
 */
public record AgentResult(String document, Format format, String source) {

    /**
     * The document as it was read: whoever writes this anew writes nothing that the agent could have smuggled past a
     * writer.
     *
     * @param document all of it, also the fields that are not known here
     * @param snapshot what is known of it
     */
    public record Content(Value document, Snapshot snapshot) {

        /** The same with what is known here of the cluster, where the agent does not say it. */
        public Content of(ClusterIdentity cluster) {
            SnapshotMetadata told = snapshot.metadata();
            var metadata = new SnapshotMetadata(
                    told.timestamp(),
                    told.version(),
                    told.sourceNode(),
                    told.cluster().or(cluster),
                    told.agent());
            return new Content(
                    SnapshotDocument.withCluster(document, cluster), new Snapshot(metadata, snapshot.measurements()));
        }
    }

    /** The document's content. */
    public Snapshot snapshot() {
        return read().snapshot();
    }

    /**
     * Reads the document.
     *
     * @throws EidosException with {@link ErrorCode#FAILED} if it is no snapshot
     */
    public Content read() {
        Content content;
        try {
            Value read = DocumentReader.read(document, source);
            content = new Content(read, SnapshotReader.read(read, source, _ -> {}));
        } catch (EidosException e) {
            String place = e.object() == null || e.object().equals(source) ? "" : " (" + e.object() + ")";
            throw notASnapshot(e.getMessage() + place, e);
        }
        if (!content.document().text("kind").equals(SnapshotDocument.KIND)) {
            throw notASnapshot("it has no kind", null);
        }
        return content;
    }

    private EidosException notASnapshot(String reason, @Nullable EidosException cause) {
        return EidosException.of(ErrorCode.FAILED, "the agent's result is not a snapshot")
                .object(source)
                .reason(reason)
                .suggestion("check that the image is eidos's own (--image), and what it does (--follow)")
                .cause(cause)
                .build();
    }
}
