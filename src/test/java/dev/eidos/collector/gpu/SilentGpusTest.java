package dev.eidos.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.collector.gpu.device.GpuInventory;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilentGpusTest {
    private static final Gpu SILENT = new Gpu(0, Map.of(), List.of());
    private static final Gpu ANSWERING =
            new Gpu(1, Map.of(GpuProperty.PCI_BUS_ID, Reading.of("00000000:0B:00.0")), List.of());

    @Test
    void aGpuThatDoesNotAnswerIsNamedByWhatTheBusHasMore() {
        // when
        GpuInventory inventory = SilentGpus.named(inventory(List.of()), List.of("0000:0a:00.0", "0000:0b:00.0"));

        // then
        assertThat(inventory.gaps())
                .containsExactly(new Gap(
                        "gpu-0",
                        Gap.Reason.Unavailable,
                        "the driver does not answer for what is on the PCI bus at 0000:0a:00.0"));
    }

    @Test
    void whatIsNotCertainOrKnownAlreadyIsNotTold() {
        // given
        var told = new Gap("nvidia-smi", Gap.Reason.Unavailable, "no handle for GPU0000:0A:00.0");

        // then
        assertThat(SilentGpus.named(inventory(List.of()), List.of("0000:0b:00.0"))
                        .gaps())
                .as("gone from the bus, too")
                .isEmpty();
        assertThat(SilentGpus.named(inventory(List.of()), List.of("0000:0a:00.0", "0000:0b:00.0", "0000:0c:00.0"))
                        .gaps())
                .as("one of two")
                .isEmpty();
        assertThat(SilentGpus.named(inventory(List.of(told)), List.of("0000:0a:00.0", "0000:0b:00.0"))
                        .gaps())
                .containsExactly(told);
    }

    private static GpuInventory inventory(List<Gap> gaps) {
        return new GpuInventory("1", "2", 2, Map.of(), List.of(SILENT, ANSWERING), gaps);
    }
}
