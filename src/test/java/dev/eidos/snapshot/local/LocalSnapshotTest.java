package dev.eidos.snapshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.k8s.api.RetryPolicy;
import dev.eidos.k8s.kubeconfig.ClusterAccess;
import dev.eidos.k8s.kubeconfig.ClusterConnection;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.redact.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSnapshotTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @Test
    void aProgramTakesASnapshotOfAMountedTreeWithoutACluster() throws Exception {
        // given
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/hostname"), "node-7\n");
        Files.writeString(root.resolve("etc/os-release"), "ID=ubuntu\nVERSION_ID=\"24.04\"\n");
        Map<String, String> environment = Map.of("HOME", root.toString());
        var options = new LocalSnapshotOptions(
                root,
                Duration.ofSeconds(30),
                List.of(),
                LocalSnapshotOptions.DEFAULT_MAX_NODES_PER_ENTRY,
                Redaction.STANDARD,
                environment);

        // when
        Snapshot snapshot;
        try (ClusterConnection cluster =
                ClusterConnection.to(new ClusterAccess.None("none is asked"), RetryPolicy.BRIEF)) {
            snapshot = LocalSnapshot.take(options, cluster, "1.2.3");
        }

        // then
        assertThat(snapshot.metadata().version()).isEqualTo("1.2.3");
        assertThat(snapshot.metadata().sourceNode()).isEqualTo("node-7");
        assertThat(snapshot.find("OS", "release", "ID"))
                .hasValueSatisfying(id -> assertThat(id.asText()).isEqualTo("ubuntu"));
        assertThat(snapshot.measurement(Measurement.K8S)).isPresent();
        assertThat(LocalSnapshot.gpu(snapshot).found()).isFalse();
    }
}
