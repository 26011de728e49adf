package dev.eidos.k8s.agent.api;

import dev.eidos.document.Format;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.ReadSnapshot;
import dev.eidos.snapshot.SnapshotDocument;
import dev.eidos.snapshot.SnapshotReader;
import org.jspecify.annotations.Nullable;

/**
 * What the agent brought back, as it wrote it.
 *
 * @param document checked against the length and SHA-256 that the agent gave with it, and against nothing else: what it
 *     is shows {@link #read}
 * @param source where it was read, for messages
 */
public record AgentResult(String document, Format format, String source) {

    /** The document's content. */
    public Snapshot snapshot() {
        return read().content();
    }

    /**
     * The document and its content: whoever writes the document anew has nothing in it that the agent could have
     * smuggled past a writer.
     *
     * @throws EidosException with {@link ErrorCode#FAILED} if it is no snapshot
     */
    public ReadSnapshot read() {
        ReadSnapshot read;
        try {
            read = SnapshotReader.readWhole(document, source, _ -> {});
        } catch (EidosException e) {
            String place = e.object() == null || e.object().equals(source) ? "" : " (" + e.object() + ")";
            throw notASnapshot(e.getMessage() + place, e);
        }
        if (!read.document().text("kind").equals(SnapshotDocument.KIND)) {
            throw notASnapshot("it has no kind", null);
        }
        return read;
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
