package dev.eidos.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Snapshot;
import dev.eidos.measurement.SnapshotMetadata;
import dev.eidos.measurement.Subtype;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedSnapshotTest {
    private static final Gap LOST = new Gap("GPU 0000:0b:00.0", Gap.Reason.Failed, "fallen off the bus");

    @Test
    void whatGpusShareStandsOnce() {
        // given
        Measurement gpus = new Measurement(
                "GPU",
                List.of(
                        Subtype.named("smi")
                                .put("driver", "570")
                                .put("gpu.model", "H100")
                                .put("gpu.ecc-mode", "Enabled")
                                .build(),
                        gpu(0),
                        gpu(1),
                        Subtype.missing("gpu-2", LOST),
                        Subtype.named("pci").put("gpu-count", 0).build()));

        // when
        Measurement folded = folded(gpus);

        // then
        assertThat(folded.subtypes())
                .containsExactly(
                        Subtype.named("smi").put("driver", "570").build(),
                        Subtype.named("2 GPUs")
                                .put("model", "H100")
                                .put("ecc-mode", "Enabled")
                                .build(),
                        Subtype.named("gpu-0").put("uuid", "GPU-0").build(),
                        Subtype.named("gpu-1").put("uuid", "GPU-1").build(),
                        Subtype.missing("gpu-2", LOST),
                        Subtype.named("pci").put("gpu-count", 0).build());
    }

    @Test
    void whatOneGpuHasOtherwiseStandsWithEach() {
        // given
        Subtype other = Subtype.named("gpu-1")
                .put("model", "L4")
                .put("ecc-mode", "Enabled")
                .build();

        // when
        Measurement folded = folded(new Measurement("GPU", List.of(gpu(0), other)));

        // then
        assertThat(folded.subtypes())
                .containsExactly(
                        Subtype.named("2 GPUs").put("ecc-mode", "Enabled").build(),
                        Subtype.named("gpu-0")
                                .put("model", "H100")
                                .put("uuid", "GPU-0")
                                .build(),
                        Subtype.named("gpu-1").put("model", "L4").build());
    }

    @Test
    void oneGpuIsSaidOnce() {
        // given
        Subtype smi = Subtype.named("smi").put("gpu.model", "H100").build();

        // when
        Measurement folded = folded(new Measurement("GPU", List.of(smi, gpu(0))));

        // then
        assertThat(folded.subtypes()).containsExactly(Subtype.named("smi").build(), gpu(0));
    }

    @Test
    void settingsAndLabelsAreCountedAndTheirGapsStay() {
        // given
        Gap gap = new Gap("/proc/sys/x", Gap.Reason.Forbidden, "permission denied");
        var os = new Measurement(
                "OS",
                List.of(Subtype.named("sysctl").put("a", 1).put("b", 2).gap(gap).build()));
        var labels = new Measurement(
                "NodeTopology",
                List.of(Subtype.named("label").put("x=y", "1: a").build()));

        // then
        assertThat(folded(os).subtypes())
                .containsExactly(Subtype.named("sysctl")
                        .put("settings", "2, shown with --all")
                        .gap(gap)
                        .build());
        assertThat(folded(labels).subtypes())
                .containsExactly(Subtype.named("label")
                        .put("labels", "1, shown with --all")
                        .build());
    }

    @Test
    void modulesAreNames() {
        // given
        var os = new Measurement(
                "OS",
                List.of(Subtype.named("kmod")
                        .put("nvidia", true)
                        .put("nvme", true)
                        .build()));

        // then
        assertThat(folded(os).subtypes())
                .containsExactly(
                        Subtype.named("kmod").put("loaded", "nvidia, nvme").build());
    }

    private static Subtype gpu(int index) {
        return Subtype.named("gpu-" + index)
                .put("model", "H100")
                .put("ecc-mode", "Enabled")
                .put("uuid", "GPU-" + index)
                .build();
    }

    private static Measurement folded(Measurement measurement) {
        return FoldedSnapshot.of(new Snapshot(new SnapshotMetadata(null, null, null), List.of(measurement)))
                .measurements()
                .getFirst();
    }
}
