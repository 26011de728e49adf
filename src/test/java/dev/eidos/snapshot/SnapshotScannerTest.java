package dev.eidos.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.document.YamlWriter;
import dev.eidos.testing.fleet.fault.NoisyFleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotScannerTest {
    private static final String HEAD = """
        apiVersion: eidos.nvidia.com/v1alpha1
        kind: Snapshot
        metadata:
          source-node: a
        measurements:
        - type: OS
          subtypes:
          - subtype: kernel
            data:
        """;

    @Test
    void whatItScansIsWhatTheReaderReads() {
        // given
        String text = YamlWriter.write(SnapshotDocument.of(new NoisyFleet(7, 0, Map.of()).snapshot(3)));

        // when
        var scanned = new Told();
        boolean understood = SnapshotScanner.scan(text, scanned);
        var read = new Told();
        SnapshotEvents.tell(SnapshotReader.read(text, "test", _ -> {}), read);

        // then
        assertThat(understood).isTrue();
        assertThat(scanned.lines).isEqualTo(read.lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0x10", "010", "1e3", "True", "null", "~", "'a'", "[a]", "a # b", "&a b", "|", "a: b", "+1"})
    void whatOnlyAReaderOfYamlUnderstandsIsRefused(String value) {
        assertThat(SnapshotScanner.scan(HEAD + "      key: " + value + "\n", new Told()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10", "-1", "26.562", "true", "a b", "\"010\"", "\"a\\tb\"", "6.8.0-60-generic", "10.0.0.1"})
    void theRestIsReadAlike(String value) {
        // given
        String text = HEAD + "      key: " + value + "\n";
        var scanned = new Told();
        var read = new Told();

        // when
        boolean understood = SnapshotScanner.scan(text, scanned);
        SnapshotEvents.tell(SnapshotReader.read(text, "test", _ -> {}), read);

        // then
        assertThat(!understood || scanned.lines.equals(read.lines)).isTrue();
    }

    private static final class Told implements SnapshotEvents {
        final List<String> lines = new ArrayList<>();

        @Override
        public void metadata(String field, String text) {
            lines.add(field + "=" + text);
        }

        @Override
        public void subtype(String type, String subtype) {
            lines.add(type + "." + subtype);
        }

        @Override
        public void reading(String key, String text) {
            lines.add(key + "=" + text);
        }

        @Override
        public void gap(String object, String reason, String message) {
            lines.add(object + " " + reason + " " + message);
        }
    }
}
