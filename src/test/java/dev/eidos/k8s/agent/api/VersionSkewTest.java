package dev.eidos.k8s.agent.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionSkewTest {
    private static Snapshot by(@Nullable String version) {
        return new Snapshot(new SnapshotMetadata(null, version, null), List.of());
    }

    @Test
    void oneVersionIsNoSkew() {
        assertThat(VersionSkew.of("0.1.0", by("0.1.0"))).isEmpty();
    }

    @Test
    void anotherVersionIsToldWithBothAndWhatToDo() {
        assertThat(VersionSkew.of("0.1.0", by("0.2.0-SNAPSHOT")).map(VersionSkew::warning))
                .contains("the agent's image has eidos 0.2.0-SNAPSHOT, and this is 0.1.0: facts may be missing, or"
                        + " unknown here; leave --image out, or name one of this version");
    }

    @Test
    void whatIsNoVersionIsNotRepeated() {
        assertThat(VersionSkew.of("0.1.0", by("1 \u001b[31m; token=abc")).map(VersionSkew::warning))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith(
                                "the agent's image has eidos of a version that it does not say, and this is 0.1.0"));
        assertThat(VersionSkew.of("0.1.0", by(null))).isPresent();
    }
}
