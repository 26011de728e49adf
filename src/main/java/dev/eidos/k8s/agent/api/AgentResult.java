package dev.eidos.k8s.agent.api;

import dev.eidos.document.Format;
import dev.eidos.measurement.Snapshot;
import dev.eidos.snapshot.SnapshotReader;

/**
 * What the agent brought back, as it wrote it.
 *
 * @param document checked against the length and SHA-256 that the agent gave with it
 * @param source where it was read, for messages
 */
public record AgentResult(String document, Format format, String source) {

    /** The document's content. */
    public Snapshot snapshot() {
        return SnapshotReader.read(document, source, notice -> {});
    }
}
