package dev.eidos.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eidos.document.JsonWriter;
import dev.eidos.document.YamlWriter;
import dev.eidos.error.EidosException;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import dev.eidos.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
    private static final Snapshot SNAPSHOT = new Snapshot(
            new SnapshotMetadata(Instant.parse("2026-11-22T22:10:41Z"), "0.1.0", "node-a"),
            List.of(
                    new Measurement(
                            "OS",
                            List.of(Subtype.named("release")
                                    .put("ID", "ubuntu")
                                    .put("VERSION_ID", "24.04")
                                    .build())),
                    new Measurement(
                            "GPU",
                            List.of(
                                    Subtype.named("smi")
                                            .put("gpu-count", 8)
                                            .put("power-limit", Reading.of(new BigDecimal("700.50")))
                                            .put("persistence", true)
                                            .build(),
                                    Subtype.missing(
                                            "pci", new Gap("/sys", Gap.Reason.Forbidden, "permission denied")))),
                    new Measurement("FutureType", List.of())));

    @Test
    void aSnapshotSurvivesYamlAndJson() {
        // when
        String yaml = YamlWriter.write(SnapshotDocument.of(SNAPSHOT));
        String json = JsonWriter.write(SnapshotDocument.of(SNAPSHOT));

        // then
        assertThat(SnapshotReader.read(yaml, "s.yaml", SnapshotReaderTest::unexpected))
                .isEqualTo(SNAPSHOT);
        assertThat(SnapshotReader.read(json, "s.json", SnapshotReaderTest::unexpected))
                .isEqualTo(SNAPSHOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snap-eks-h100.yaml", "snap-eks-h100.json"})
    void anotherToolsSnapshotIsRead(String file) throws IOException {
        // given
        Path path = SharedData.require("aicr/fixtures/" + file);

        // when
        Snapshot snapshot = SnapshotReader.read(Files.readString(path), file, SnapshotReaderTest::unexpected);

        // then
        assertThat(snapshot.metadata().sourceNode()).isEqualTo("node-a");
        assertThat(snapshot.find("K8s", "server", "version")).contains(Reading.of("v1.33.5-eks-3025e55"));
        assertThat(snapshot.find("GPU", "smi", "gpu-count")).contains(Reading.of(8));
        assertThat(snapshot.find("OS", "release", "VERSION_ID")).contains(Reading.of("24.04"));
        assertThat(snapshot.find("OS", "sysctl", "/proc/sys/kernel/osrelease")).contains(Reading.of("6.8.0-1024-aws"));
    }

    @Test
    void allOfAnotherToolsSnapshotsAreRead() throws IOException {
        // given
        Path folder = SharedData.require("aicr/fixtures");
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(file -> String.valueOf(file.getFileName()).matches("(snap-|mock-|phases-).*"))
                    .filter(file -> !file.toString().contains("wrong-kind"))
                    .toList();
        }

        // when, then
        assertThat(files)
                .hasSizeGreaterThan(8)
                .allSatisfy(file ->
                        SnapshotReader.read(Files.readString(file), file.toString(), SnapshotReaderTest::unexpected));
    }

    @Test
    void anUnknownTypeSurvives() throws IOException {
        // given
        Path path = SharedData.require("aicr/fixtures/snap-unknown-type.yaml");

        // when
        Snapshot snapshot = SnapshotReader.read(Files.readString(path), "s", SnapshotReaderTest::unexpected);

        // then
        assertThat(snapshot.find("Bogus", "x", "a")).contains(Reading.of("b"));
    }

    @Test
    void unknownFieldsAreReportedWithTheirPlace() {
        // given
        List<String> notices = new ArrayList<>();

        // when
        SnapshotReader.read("extra: 1\nmeasurements:\n- type: OS\n  colour: red\n", "s.yaml", notices::add);

        // then
        assertThat(notices)
                .containsExactly(
                        "s.yaml:1:8: field 'extra' is not known; left out",
                        "s.yaml:4:11: field 'colour' is not known; left out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Recipe\nmeasurements: []",
                "apiVersion: v1\nmeasurements: []",
                "[]",
                "kind: Snapshot",
                "measurements: {a: b}",
                "measurements: [text]",
                "measurements: [{subtypes: []}]",
                "metadata: {timestamp: yesterday}\nmeasurements: []",
            })
    void whatIsNoSnapshotIsRefused(String text) {
        assertThatExceptionOfType(EidosException.class)
                .isThrownBy(() -> SnapshotReader.read(text, "s.yaml", notice -> {}))
                .satisfies(e -> assertThat(e.object()).startsWith("s.yaml"));
    }

    private static void unexpected(String notice) {
        throw new AssertionError(notice);
    }
}
