package dev.eidos.collector.gpu.device;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The GPUs and versions that the NVIDIA driver reports for this machine, whichever way it was asked.
 *
 * @param driver the driver's version
 * @param cuda the newest CUDA version that the driver supports
 * @param count the number of GPUs that the driver has, including those that did not answer
 * @param settings what else the driver has for the machine as a whole, by key
 */
public record GpuInventory(
        @Nullable String driver,
        @Nullable String cuda,
        int count,
        Map<String, Reading> settings,
        List<Gpu> gpus,
        List<Gap> gaps) {
    public GpuInventory {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        gpus = List.copyOf(gpus);
        gaps = List.copyOf(gaps);
    }

    public GpuInventory withGaps(List<Gap> others) {
        return new GpuInventory(driver, cuda, count, settings, gpus, others);
    }
}
