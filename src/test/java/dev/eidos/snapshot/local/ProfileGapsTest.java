package dev.eidos.snapshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.cli.Run;
import dev.eidos.k8s.agent.api.Profile;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileGapsTest {
    private static final Gap UNMOUNTED = new Gap("/var/lib/kubelet/config.yaml", Gap.Reason.NotFound, "no such file");
    private static final Gap ABSENT = new Gap("/etc/containerd/config.toml", Gap.Reason.NotFound, "no such file");
    private static final List<Measurement> MEASUREMENTS =
            List.of(new Measurement("SystemD", List.of(new Subtype("config", Map.of(), List.of(UNMOUNTED, ABSENT)))));

    @TempDir
    Path folder;

    @Test
    void whatTheNodeProfileDoesNotMountIsNotReportedAsMissing() {
        // when
        List<Measurement> explained = new ProfileGaps(Profile.NODE).explained(MEASUREMENTS);

        // then
        assertThat(explained.getFirst().subtypes().getFirst().gaps())
                .containsExactly(
                        new Gap(UNMOUNTED.object(), Gap.Reason.Forbidden, "the profile 'node' does not mount it"),
                        ABSENT);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRIVILEGED", "RESTRICTED"})
    void theOthersSayWhatTheCollectorsSaid(Profile profile) {
        assertThat(new ProfileGaps(profile).explained(MEASUREMENTS)).isEqualTo(MEASUREMENTS);
    }

    @Test
    void theRestrictedProfileRecordsWhatItDoesNotRead() {
        // when
        Run run = Run.with(
                Map.of("EIDOS_PROFILE", "restricted", "HOME", "/nonexistent"),
                "snapshot",
                "--host-root",
                folder.toString());

        // then
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("type: OS\n", "type: SystemD\n", "type: GPU\n", "type: Hardware\n", "type: K8s\n")
                .contains("- object: OS.sysctl\n", "message: \"the profile 'restricted' reads only the API server\"\n");
    }

    @Test
    void theHostsRootCanBeToldByTheEnvironment() {
        // when
        Run run = Run.with(Map.of("EIDOS_HOST_ROOT", "/nope", "HOME", "/nonexistent"), "snapshot");

        // then
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("EIDOS_HOST_ROOT=/nope");
    }
}
