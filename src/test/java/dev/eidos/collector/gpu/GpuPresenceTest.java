package dev.eidos.collector.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.List;
import org.junit.jupiter.api.Test;

class GpuPresenceTest {
    private static final Subtype NO_DRIVER =
            Subtype.missing("smi", new Gap("NVIDIA driver", Gap.Reason.NotFound, "no NVIDIA GPU and no driver found"));

    @Test
    void aGpuOfTheDriverIsPresent() {
        assertThat(GpuPresence.in(List.of(counting("smi", 8), counting("pci", 0)))
                        .found())
                .isTrue();
    }

    @Test
    void aGpuOnTheBusIsPresentWithoutADriver() {
        assertThat(GpuPresence.in(List.of(NO_DRIVER, counting("pci", 1))).found())
                .isTrue();
    }

    @Test
    void withoutAnyTheSentenceSaysWhatEachSourceSaid() {
        // when
        GpuPresence presence = GpuPresence.in(List.of(NO_DRIVER, counting("pci", 0)));

        // then
        assertThat(presence)
                .isEqualTo(new GpuPresence(false, "driver: no NVIDIA GPU and no driver found; PCI bus: shows none"));
    }

    @Test
    void collectorsThatDidNotRunFoundNothing() {
        assertThat(GpuPresence.in(List.of()).found()).isFalse();
    }

    private static Subtype counting(String name, long count) {
        return Subtype.named(name).put("gpu-count", count).build();
    }
}
