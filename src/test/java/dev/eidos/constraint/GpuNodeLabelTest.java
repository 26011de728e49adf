package dev.eidos.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpuNodeLabelTest {
    private static final String GPU = "cloud.google.com/gke-accelerator=nvidia-h100";

    @Test
    void everyGpuNodeMustHaveTheLabel() {
        assertThat(check("plugin=true", Map.of(GPU, "2: a, b", "plugin=true", "3: a, b, c")))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(check("plugin=true", Map.of(GPU, "2: a, b", "plugin=true", "1: a", "plugin=false", "1: b")))
                .isEqualTo(new Verdict.Failed("plugin=true", "not so on b", GpuNodeLabel.NAME));
        assertThat(check("plugin=true", Map.of(GPU, "2: a, b"))).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void noGpuNodeMayHaveTheKey() {
        assertThat(check("!plugin", Map.of(GPU, "2: a, b", "plugin=true", "1: c")))
                .isInstanceOf(Verdict.Passed.class);
        assertThat(check("!plugin", Map.of(GPU, "2: a, b", "plugin=no", "2: b, c")))
                .isEqualTo(new Verdict.Failed("!plugin", "not so on b", GpuNodeLabel.NAME));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "plugin=true; 5: a, b and 3 more; 5: a, b and 3 more",
                "plugin=true; 2: a, b;            9: a and 8 more",
                "!plugin;     2: a, b;            9: c and 8 more",
                "plugin=true; 2: not listed;      2: a, b",
            })
    void whatIsNotListedToTheEndIsNotKnown(String value, String gpu, String label) {
        assertThat(check(value, Map.of(GPU, gpu, "plugin=true", label))).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void withoutGpuNodesOrLabelsNobodyCanTell() {
        assertThat(check("!plugin", Map.of("plugin=true", "1: a"))).isInstanceOf(Verdict.Unknown.class);
        assertThat(check("!plugin", Map.of())).isInstanceOf(Verdict.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plugin", "!", "=true", "!plugin=true", ">= 2"})
    void whatIsNoLabelIsMalformed(String value) {
        assertThat(new Constraint(GpuNodeLabel.NAME, value, null).malformed()).isNotNull();
    }

    private static Verdict check(String value, Map<String, String> labels) {
        var builder = Subtype.named("label");
        labels.forEach((key, nodes) -> builder.put(key, Reading.of(nodes)));
        return ConstraintCheck.check(
                new Constraint(GpuNodeLabel.NAME, value, null),
                new Snapshot(
                        new SnapshotMetadata(null, null, null),
                        List.of(new Measurement("NodeTopology", List.of(builder.build())))));
    }
}
