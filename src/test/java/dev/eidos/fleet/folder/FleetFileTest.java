package dev.eidos.fleet.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eidos.document.Value;
import dev.eidos.error.EidosException;
import dev.eidos.error.ErrorCode;
import dev.eidos.fleet.Fleet;
import dev.eidos.fleet.FleetNode;
import dev.eidos.measurement.ClusterIdentity;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import dev.eidos.snapshot.SnapshotDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("all.yaml");
    }

    @Test
    void aRunsFileHasEveryNodeJoinedWithItsClusterAndNothingElseIsLeft() throws IOException {
        // when
        write("b", "a");

        // then
        Map<String, Snapshot> read = read(Files.readString(file));
        assertThat(read.keySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(value(read, "a", "own")).isEqualTo("a");
        assertThat(value(read, "a", "common")).isEqualTo("all");
        assertThat(entries()).containsExactly("all.yaml");
    }

    @Test
    void aFileIsThereOnlyWhenTheRunIsOverAndWhatHadArrivedIsKeptUntilThen() throws IOException {
        // given
        try (FleetFile store = FleetFile.take(file)) {
            store.write(fleet(List.of()));
            store.keep("a", snapshot("own", "a"));

            // then
            assertThat(entries()).containsExactly("all.yaml.part");
        }

        // when a run goes on from there
        try (FleetFile store = FleetFile.take(file)) {
            assertThat(store.before()).isPresent();
            FleetNode kept = store.kept("a").orElseThrow();
            store.end(fleet(List.of(kept)));
        }

        // then
        assertThat(read(Files.readString(file)).keySet()).containsExactly("a");
        assertThat(entries()).containsExactly("all.yaml");
    }

    @Test
    void aWholeFileIsGoneOnFrom() throws IOException {
        // given
        write("a");

        // when
        try (FleetFile store = FleetFile.take(file)) {
            FleetNode kept = store.kept("a").orElseThrow();
            store.writeCluster(snapshot("common", "new"));
            FleetNode more = store.keep("b", snapshot("own", "b"));
            store.end(fleet(List.of(kept, more)));
        }

        // then
        Map<String, Snapshot> read = read(Files.readString(file));
        assertThat(read.keySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(value(read, "a", "common")).isEqualTo("new");
    }

    @Test
    void aNodeThatSomebodyHasEditedIsTakenAgain() throws IOException {
        // given
        write("a");
        Files.writeString(file, Files.readString(file).replace("own: a", "own: forged"));

        // when
        try (FleetFile store = FleetFile.take(file)) {
            // then
            assertThat(store.kept("a")).isEmpty();
        }
    }

    @Test
    void whatIsNoFleetIsRefusedAndLeftAlone() throws IOException {
        // given
        Files.writeString(file, "mine\n");

        // when
        assertThatThrownBy(() -> FleetFile.take(file))
                .isInstanceOfSatisfying(
                        EidosException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT));

        // then
        assertThat(Files.readString(file)).isEqualTo("mine\n");
        assertThat(entries()).containsExactly("all.yaml");
    }

    @Test
    void aRunThatWritesNothingLeavesNothing() throws IOException {
        // when
        FleetFile.take(file).close();

        // then
        assertThat(entries()).isEmpty();
    }

    @Test
    void aFileOfWhichADocumentIsMissingIsRefused() throws IOException {
        // given
        write("a", "b");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.indexOf("--- # nodes/b.yaml")));

        // then
        assertThatThrownBy(() -> read(Files.readString(file)))
                .isInstanceOf(EidosException.class)
                .hasMessageContaining("the snapshot of b is missing");
    }

    @Test
    void theIndexOfAFolderIsNoFileOfAll() throws IOException {
        // given
        try (FleetFolder store = FleetFolder.take(folder.resolve("fleet"))) {
            store.write(fleet(List.of(store.keep("a", snapshot("own", "a")))));
        }

        // then
        assertThat(FleetText.at(folder.resolve("fleet/fleet.yaml"), _ -> {})).isEmpty();
    }

    private void write(String... nodes) {
        try (FleetFile store = FleetFile.take(file)) {
            store.writeCluster(snapshot("common", "all"));
            store.end(fleet(Stream.of(nodes)
                    .map(node -> store.keep(node, snapshot("own", node)))
                    .toList()));
        }
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static Map<String, Snapshot> read(String text) {
        Map<String, Snapshot> read = new HashMap<>();
        FleetText.of(text, "all.yaml", _ -> {}).orElseThrow().read(_ -> true, read::put);
        return read;
    }

    private static String value(Map<String, Snapshot> read, String node, String subtype) {
        return Objects.requireNonNull(read.get(node))
                .measurement("OS")
                .orElseThrow()
                .subtype(subtype)
                .orElseThrow()
                .get(subtype)
                .orElseThrow()
                .asText();
    }

    private static Value snapshot(String subtype, String value) {
        var reading = Subtype.named(subtype).put(subtype, value).build();
        return SnapshotDocument.of(
                new Snapshot(new SnapshotMetadata(null, null, null), List.of(new Measurement("OS", List.of(reading)))));
    }

    private static Fleet fleet(List<FleetNode> nodes) {
        return new Fleet("2026-11-28T12:00:00Z", "1", "r", new ClusterIdentity("", "s", "u"), nodes);
    }
}
