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

/** Constraints of AICR's recipes hold against our snapshots, and constraints of ours against that tool's. */
class OtherToolsPathsTest {
    private static final Snapshot OURS = snapshot(Map.of(
            "GPU.smi", Map.of("gpu-count", Reading.of(8), "gpu.model", Reading.of("NVIDIA H100 80GB HBM3")),
            "GPU.pci", Map.of("gpu-count", Reading.of(8)),
            "OS.kmod", Map.of("nvidia", Reading.of(true)),
            "SystemD.containerd", Map.of("ActiveState", Reading.of("active")),
            "SystemD.fstrim-timer", Map.of("ActiveState", Reading.of("inactive")),
            "K8s.server", Map.of("go-version", Reading.of("go1.24.6")),
            "K8s.node",
                    Map.of(
                            "provider", Reading.of("aws"),
                            "name", Reading.of("worker-1"),
                            "container-runtime-version", Reading.of("containerd://2.0.5"))));

    private static final Snapshot THEIRS = snapshot(Map.of(
            "GPU.hardware", Map.of("gpu-count", Reading.of(4)),
            "SystemD.containerd.service", Map.of("ActiveState", Reading.of("active")),
            "K8s.server", Map.of("goVersion", Reading.of("go1.25")),
            "K8s.node", Map.of("provider", Reading.of("eks"))));

    @ParameterizedTest
    @CsvSource({
        "GPU.hardware.gpu-count, >= 8",
        "GPU.hardware.gpu-present, true",
        "GPU.hardware.driver-loaded, true",
        "GPU.hardware.model, h100",
        "SystemD.containerd.service.ActiveState, active",
        "SystemD.fstrim.timer.ActiveState, inactive",
        "K8s.server.goVersion, go1.24.6",
        "K8s.node.source-node, worker-1",
        "K8s.node.provider, eks",
        "K8s.node.provider, aws",
        "K8s.node.provider, != gke",
        "K8s.node.container-runtime-name, containerd",
        "K8s.node.container-runtime-id, containerd://2.0.5",
        "K8s.node.container-runtime-version, >= 1.7",
    })
    void theirsHoldAgainstOurs(String name, String value) {
        assertThat(check(name, value, OURS)).isInstanceOf(Verdict.Passed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GPU.hardware.model, gb200",
        "K8s.node.provider, gke",
        "K8s.node.provider, != eks",
        "K8s.node.provider, != aws",
        "K8s.node.container-runtime-version, >= 2.1",
    })
    void whatDoesNotHoldFailsUnderEitherName(String name, String value) {
        assertThat(check(name, value, OURS)).isInstanceOf(Verdict.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GPU.smi.gpu-count, 4",
        "GPU.pci.gpu-count, >= 4",
        "SystemD.containerd.ActiveState, active",
        "K8s.server.go-version, go1.25",
        "K8s.node.provider, aws",
    })
    void oursHoldAgainstTheirs(String name, String value) {
        assertThat(check(name, value, THEIRS)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void theReportNamesThePathAsItIsWritten() {
        assertThat(check("GPU.hardware.gpu-count", ">= 9", OURS))
                .isEqualTo(new Verdict.Failed(">= 9", "8", "GPU.hardware.gpu-count"));
        assertThat(check("GPU.hardware.model", "h100", THEIRS))
                .isInstanceOfSatisfying(
                        Verdict.Unknown.class,
                        unknown -> assertThat(unknown.reason())
                                .isEqualTo("the snapshot has no key model in GPU.hardware"));
    }

    @Test
    void aDriverIsMissedOnlyWhereModulesWereListed() {
        assertThat(check(
                        "GPU.hardware.driver-loaded",
                        "true",
                        snapshot(Map.of("OS.kmod", Map.of("ext4", Reading.of(true)), "GPU.pci", Map.of()))))
                .isInstanceOf(Verdict.Failed.class);
        assertThat(check("GPU.hardware.driver-loaded", "true", snapshot(Map.of("GPU.pci", Map.of()))))
                .isInstanceOf(Verdict.Unknown.class);
    }

    private static Verdict check(String name, String value, Snapshot snapshot) {
        return ConstraintCheck.check(new Constraint(name, value, null), snapshot);
    }

    private static Snapshot snapshot(Map<String, Map<String, Reading>> subtypes) {
        return new Snapshot(
                new SnapshotMetadata(null, null, null),
                subtypes.entrySet().stream()
                        .map(entry -> {
                            int dot = entry.getKey().indexOf('.');
                            return new Measurement(
                                    entry.getKey().substring(0, dot),
                                    List.of(new Subtype(
                                            entry.getKey().substring(dot + 1), entry.getValue(), List.of())));
                        })
                        .toList());
    }
}
