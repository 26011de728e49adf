package dev.eidos.collector.gpu.device;

import dev.eidos.measurement.Gap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The GPUs and versions that the NVIDIA driver reports for this machine, whichever way it was asked.
 *
 * @param driver the driver's version
 * @param cuda the newest CUDA version that the driver supports
 * @param count the number of GPUs that the driver has, including those that did not answer
 */
public record GpuInventory(
        @Nullable String driver, @Nullable String cuda, int count, List<Gpu> gpus, List<Gap> gaps) {
    public GpuInventory {
        gpus = List.copyOf(gpus);
        gaps = List.copyOf(gaps);
    }
}
