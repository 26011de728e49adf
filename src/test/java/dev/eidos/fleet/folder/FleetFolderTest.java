package dev.eidos.fleet.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.measurement.ClusterIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFolderTest {
    private static final Value SNAPSHOT = Value.mapping(snapshot -> snapshot.put("kind", "Snapshot"));

    @TempDir
    Path parent;

    @Test
    void whatIsKeptIsThereWithItsChecksum() throws IOException {
        // given
        Path path = parent.resolve("fleet");
        try (FleetFolder folder = FleetFolder.take(path)) {
            // when
            FleetNode node = folder.keep("gpu-1", SNAPSHOT);
            folder.write(fleet(node));

            // then
            assertThat(Files.readString(path.resolve(node.file())))
                    .isEqualTo("kind: Snapshot\nmetadata:\n  cluster: \"../cluster.yaml\"\n");
            assertThat(folder.before()).contains(fleet(node));
            assertThat(folder.kept("gpu-1")).contains(node);
            assertThat(folder.kept("gpu-2")).isEmpty();
        }
        try (var entries = Files.list(path)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("fleet.yaml", "nodes");
        }
    }

    @Test
    void aFolderWithSomethingElseIsRefusedAndLeftAlone() throws IOException {
        // given
        Files.writeString(parent.resolve("notes.txt"), "mine");

        // when
        assertThatThrownBy(() -> FleetFolder.take(parent)).isInstanceOfSatisfying(EidosException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
            assertThat(e.reason()).isEqualTo("notes.txt");
        });

        // then
        try (var entries = Files.list(parent)) {
            assertThat(entries).containsExactly(parent.resolve("notes.txt"));
        }
    }

    @Test
    void aFolderThatARunHasIsNobodyElses() {
        // given
        try (FleetFolder _ = FleetFolder.take(parent)) {
            // then
            assertThatThrownBy(() -> FleetFolder.take(parent))
                    .isInstanceOfSatisfying(
                            EidosException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        }
        FleetFolder.take(parent).close();
    }

    private static Fleet fleet(FleetNode node) {
        return new Fleet("2026-11-28T12:00:00Z", "1", "r", new ClusterIdentity("", "s", "u"), List.of(node));
    }
}
