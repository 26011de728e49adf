package dev.eidos.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotSummaryTest {
    private static final Gap REFUSED = new Gap("/dev/nvidiactl", Gap.Reason.Forbidden, "permission denied");
    private static final Gap NO_DRIVER = new Gap("NVIDIA driver", Gap.Reason.NotFound, "no driver found");

    @Test
    void whatMattersComesInOneOrder() {
        // given
        List<Subtype> gpu = new ArrayList<>();
        gpu.add(Subtype.named("smi")
                .put("driver", "570.86.15")
                .put("cuda-version", "12.8")
                .build());
        gpu.addAll(gpus("gpu-", "H100", 8));
        List<Measurement> measurements = List.of(
                new Measurement(
                        "OS",
                        List.of(
                                Subtype.named("kernel").put("release", "6.8.0").build(),
                                Subtype.missing("kmod", new Gap("/proc/modules", Gap.Reason.NotFound, "none")))),
                new Measurement("GPU", gpu),
                new Measurement(
                        "K8s",
                        List.of(Subtype.named("server")
                                .put("version", "v1.33.5")
                                .build())));

        // when
        List<String> summary = SnapshotSummary.of(measurements);

        // then
        assertThat(summary)
                .containsExactly(
                        "8 x H100", "driver 570.86.15", "CUDA 12.8", "kernel 6.8.0", "Kubernetes v1.33.5", "1 gap");
    }

    @Test
    void mixedModelsAreCountedEach() {
        // given
        List<Subtype> gpus = new ArrayList<>(gpus("gpu-", "H100", 2));
        gpus.add(Subtype.named("gpu-2").put("model", "L4").build());
        gpus.add(Subtype.named("gpu-3").put("serial", 1).build());

        // when
        List<String> summary = of(gpus);

        // then
        assertThat(summary).containsExactly("2 x H100", "1 x L4", "1 x NVIDIA GPU");
    }

    @Test
    void gpusThatDoNotAnswerAreNoModel() {
        // given
        List<Subtype> gpus = new ArrayList<>(gpus("gpu-", "H100", 2));
        gpus.addFirst(Subtype.missing("gpu-7", new Gap("gpu-7", Gap.Reason.Failed, "lost")));

        // when
        List<String> summary = of(gpus);

        // then
        assertThat(summary).containsExactly("2 x H100", "1 GPU that does not answer", "1 gap");
    }

    @Test
    void gpusThatAnotherToolCountedAreCounted() {
        // given
        Subtype smi = Subtype.named("smi")
                .put("gpu-count", 8)
                .put("gpu.model", "H100")
                .put("driver", "570")
                .build();

        // when
        List<String> summary = of(List.of(smi));

        // then
        assertThat(summary).containsExactly("8 x H100", "driver 570");
    }

    @Test
    void gpusThatOnlyTheBusShowsHaveNoDriver() {
        // given
        List<Subtype> gpus = new ArrayList<>(gpus("pci-", "H100 SXM5 80GB", 8));
        gpus.addFirst(Subtype.missing("smi", NO_DRIVER));

        // when
        List<String> summary = of(gpus);

        // then
        assertThat(summary).containsExactly("8 x H100 SXM5 80GB", "no driver", "1 gap");
    }

    @Test
    void thatThereIsNoGpuIsSaid() {
        assertThat(of(List.of(
                        Subtype.missing("smi", NO_DRIVER),
                        Subtype.named("pci").put("gpu-count", 0).build())))
                .containsExactly("no GPU", "1 gap");
    }

    @Test
    void nothingIsSaidOfGpusThatCouldNotBeLookedFor() {
        assertThat(of(List.of(Subtype.missing("smi", REFUSED), Subtype.missing("pci", NO_DRIVER))))
                .containsExactly("2 gaps");
        assertThat(SnapshotSummary.of(List.of())).isEmpty();
    }

    @Test
    void theSameGapCountsOnce() {
        assertThat(of(List.of(Subtype.missing("smi", REFUSED), Subtype.missing("pci", REFUSED))))
                .containsExactly("1 gap");
    }

    private static List<String> of(List<Subtype> gpu) {
        return SnapshotSummary.of(List.of(new Measurement("GPU", gpu)));
    }

    private static List<Subtype> gpus(String prefix, String model, int count) {
        List<Subtype> gpus = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            gpus.add(Subtype.named(prefix + i).put("model", model).build());
        }
        return gpus;
    }
}
