package dev.eidos.collector.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Reading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GpuReadingsTest {

    @Test
    void onlyWhatAllGpusShareDescribesTheMachine() {
        // given
        Map<GpuProperty, Reading> first = Map.of(
                GpuProperty.MODEL, Reading.of("NVIDIA L4"),
                GpuProperty.MEMORY_MIB, Reading.of(23034),
                GpuProperty.VBIOS_VERSION, Reading.of("95.04.29.00.06"),
                GpuProperty.UUID, Reading.of("same"));
        Map<GpuProperty, Reading> second = Map.of(
                GpuProperty.MODEL, Reading.of("NVIDIA L4"),
                GpuProperty.MEMORY_MIB, Reading.of(24576),
                GpuProperty.UUID, Reading.of("same"));

        // when
        var machine = GpuReadings.of(inventory(first, second)).getFirst();

        // then
        assertThat(machine.data())
                .containsOnlyKeys("gpu-count", "gpu.model")
                .containsEntry("gpu.model", Reading.of("NVIDIA L4"));
    }

    @Test
    void subtypeNamesHaveNoDots() {
        // when
        var subtypes = GpuReadings.of(inventory(Map.of(), Map.of()));

        // then
        assertThat(subtypes).hasSize(3).allSatisfy(it -> assertThat(it.name()).doesNotContain("."));
    }

    private static GpuInventory inventory(Map<GpuProperty, Reading> first, Map<GpuProperty, Reading> second) {
        return new GpuInventory(
                null,
                null,
                2,
                Map.of(),
                List.of(new Gpu(0, first, List.of()), new Gpu(1, second, List.of())),
                List.of());
    }
}
