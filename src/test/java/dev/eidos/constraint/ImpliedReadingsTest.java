package dev.eidos.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.constraint.Verdict.Cause;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a snapshot says of all of a kind, and by not saying something. */
class ImpliedReadingsTest {

    private static Subtype gpu(int number, String mode) {
        return Subtype.named("gpu-" + number).put("mig-mode", mode).build();
    }

    private static Snapshot gpus(Subtype... gpus) {
        return snapshot(new Measurement("GPU", List.of(gpus)));
    }

    @Test
    void eachOfAKindMustMeetTheConstraint() {
        assertThat(check("GPU.gpu-*.mig-mode", "!= Enabled", gpus(gpu(0, "Disabled"), gpu(1, "Disabled"))))
                .isEqualTo(new Verdict.Passed("!= Enabled", "Disabled", "GPU.gpu-*.mig-mode"));
    }

    @Test
    void theFirstOfAKindThatDoesNotIsNamed() {
        assertThat(check("GPU.gpu-*.mig-mode", "!= Enabled", gpus(gpu(0, "Disabled"), gpu(1, "Enabled"))))
                .isEqualTo(new Verdict.Failed("!= Enabled", "Enabled", "GPU.gpu-1.mig-mode"));
    }

    @Test
    void oneThatHasNoSuchThingIsPassedOver() {
        Subtype without = Subtype.named("gpu-1").put("model", "NVIDIA L4").build();
        assertThat(check("GPU.gpu-*.mig-mode", "!= Enabled", gpus(gpu(0, "Disabled"), without)))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void oneThatCouldNotBeReadMakesTheWholeUnknown() {
        Subtype lost = Subtype.missing("gpu-1", new Gap("GPU 1", Gap.Reason.Failed, "GPU is lost"));
        assertThat(check("GPU.gpu-*.mig-mode", "!= Enabled", gpus(gpu(0, "Disabled"), lost)))
                .isEqualTo(new Verdict.Unknown(
                        "!= Enabled",
                        null,
                        "GPU.gpu-*.mig-mode",
                        Cause.NOT_COLLECTED,
                        "not collected: GPU 1: GPU is lost (Failed)"));
    }

    @Test
    void noneOfAKindIsUnknown() {
        assertThat(check("GPU.gpu-*.mig-mode", "!= Enabled", snapshot())).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void aModuleThatIsNotListedIsNotLoaded() {
        Snapshot listed = snapshot(new Measurement(
                "OS", List.of(Subtype.named("kmod").put("nvidia", true).build())));
        assertThat(check("OS.kmod.mlx5_core", "true", listed))
                .isEqualTo(new Verdict.Failed("true", "false", "OS.kmod.mlx5_core"));
        assertThat(check("OS.kmod.nouveau", "!= true", listed)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aModuleIsUnknownWhereTheListWasNotReadWhole() {
        Snapshot loading = snapshot(new Measurement(
                "OS",
                List.of(Subtype.named("kmod")
                        .put("nvidia", true)
                        .gap("mlx5_core", Gap.Reason.Unavailable, "Loading")
                        .build())));
        assertThat(check("OS.kmod.mlx5_core", "true", loading)).isInstanceOf(Verdict.Unknown.class);
        Snapshot empty =
                snapshot(new Measurement("OS", List.of(Subtype.named("kmod").build())));
        assertThat(check("OS.kmod.mlx5_core", "true", empty)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void containerdHandsOnDevicesWithoutBeingAskedSinceTwo() {
        assertThat(check("SystemD.containerd-config.enable_cdi", "true", containerd("containerd://1.7.27", "2")))
                .isEqualTo(new Verdict.Failed("true", "false", "K8s.node.container-runtime-version"));
        assertThat(check("SystemD.containerd-config.enable_cdi", "true", containerd("containerd://2.1.4", "2")))
                .isEqualTo(new Verdict.Passed("true", "true", "K8s.node.container-runtime-version"));
        assertThat(check("SystemD.containerd-config.enable_cdi", "true", containerd("", "3")))
                .isEqualTo(new Verdict.Passed("true", "true", "SystemD.containerd-config.version"));
        assertThat(check("SystemD.containerd-config.enable_cdi", "true", containerd("", "2")))
                .isInstanceOf(Verdict.Unknown.class);
    }

    private static Snapshot containerd(String runtime, String version) {
        return snapshot(
                new Measurement(
                        "K8s",
                        List.of(Subtype.named("node")
                                .put("container-runtime-version", runtime)
                                .build())),
                new Measurement(
                        "SystemD",
                        List.of(Subtype.named("containerd-config")
                                .put("version", version)
                                .build())));
    }

    private static Verdict check(String name, String value, Snapshot snapshot) {
        return ConstraintCheck.check(new Constraint(name, value, null), snapshot);
    }

    private static Snapshot snapshot(Measurement... measurements) {
        return new Snapshot(new SnapshotMetadata(null, null, null), List.of(measurements));
    }
}
