package dev.eidos.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.Value;
import dev.eidos.document.YamlWriter;
import dev.eidos.measurement.AgentOrigin;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataDocumentTest {
    private static final ClusterIdentity PROD = new ClusterIdentity("prod", "https://prod:6443", "u-1");

    @Test
    void whatIsWrittenIsRead() {
        // given
        var metadata = new SnapshotMetadata(
                Instant.parse("2026-11-28T10:00:00Z"),
                "1.0.0",
                "gpu-1",
                PROD,
                new AgentOrigin("20261128-abc", "node", "ghcr.io/nvidia/eidos:1.0.0"));
        List<String> notices = new ArrayList<>();

        // when
        String text = YamlWriter.write(SnapshotDocument.of(new Snapshot(metadata, List.of())));

        // then
        assertThat(SnapshotReader.read(text, "s.yaml", notices::add).metadata()).isEqualTo(metadata);
        assertThat(notices).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNotThere() {
        // given
        var metadata = new SnapshotMetadata(null, "1.0.0", "gpu-1");

        // when
        Value document = SnapshotDocument.of(new Snapshot(metadata, List.of()));

        // then
        assertThat(document.entries("metadata")).containsOnlyKeys("version", "source-node");
    }

    @Test
    void whatADocumentSaysOfItsClusterIsNotOverwritten() {
        // given
        var own = new ClusterIdentity("", "", "u-9");
        Value document = SnapshotDocument.of(
                new Snapshot(new SnapshotMetadata(null, null, "gpu-1", own, AgentOrigin.NONE), List.of()));

        // when
        Value known = SnapshotDocument.withCluster(document, PROD);

        // then
        assertThat(known.texts("metadata"))
                .containsEntry("cluster-context", "prod")
                .containsEntry("cluster-server", "https://prod:6443")
                .containsEntry("cluster-uid", "u-9");
    }
}
