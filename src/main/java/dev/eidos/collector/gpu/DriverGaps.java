package dev.eidos.collector.gpu;

import dev.eidos.measurement.Gap;
import java.util.ArrayList;
import java.util.List;

/** The gaps that are reported when no way to the driver worked. */
final class DriverGaps {
    private static final String DRIVER = "NVIDIA driver";

    private DriverGaps() {}

    /**
     * The gaps of the ways that are there but refused; a library or program that is not there is no gap where another
     * one is. If none is there, one gap says what is missing and what to do.
     */
    static List<Gap> of(List<Gap> refusals, boolean gpuOnPci) {
        List<Gap> present = new ArrayList<>(refusals);
        present.removeIf(refusal -> refusal.reason() == Gap.Reason.NotFound);
        if (!present.isEmpty()) {
            return present;
        }
        return List.of(new Gap(
                DRIVER,
                Gap.Reason.NotFound,
                gpuOnPci
                        ? "an NVIDIA GPU is on the PCI bus, but there is no driver: neither libnvidia-ml.so.1 nor"
                                + " nvidia-smi can be found; install the NVIDIA driver or let the GPU Operator do it"
                        : "no NVIDIA GPU and no driver found"));
    }
}
