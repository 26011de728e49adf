package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.measurement.Gap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code nvidia-smi -q -x}, as far as it was understood.
 *
 * @param driver the driver's version
 * @param cuda the CUDA version
 * @param attached the number of GPUs that nvidia-smi reports
 * @param gpus the GPUs that it described to the end, numbered in their order
 * @param gap set when the text breaks off or is something else
 * @param notes what of a whole text was not understood, or is not in it
 */
record SmiLog(
        @Nullable String driver,
        @Nullable String cuda,
        @Nullable Integer attached,
        List<SmiGpu> gpus,
        @Nullable Gap gap,
        List<Gap> notes) {

    /** Returns whether there is anything of a driver in it. */
    boolean isUsable() {
        return driver != null || !gpus.isEmpty();
    }

    /**
     * A GPU of the log.
     *
     * @param uuid how other listings of nvidia-smi name it
     * @param migDevices how many {@code <mig_device>} it has
     */
    record SmiGpu(Gpu gpu, String uuid, int migDevices) {}
}
