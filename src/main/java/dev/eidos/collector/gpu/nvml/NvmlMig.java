package dev.eidos.collector.gpu.nvml;

import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.device.MigDevices;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Refused;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Value;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader of a GPU's MIG devices through NVML. */
final class NvmlMig {
    private NvmlMig() {}

    static Map<GpuProperty, Reading> read(NvmlDevice gpu, @Nullable Reading mode) {
        if (mode == null || !mode.asText().equals("Enabled")) {
            return Map.of();
        }
        return switch (gpu.number("nvmlDeviceGetMaxMigDeviceCount")) {
            case Value<Integer>(Integer max) -> MigDevices.readings(profiles(gpu, max));
            case Refused<Integer> _ -> Map.of();
        };
    }

    private static List<String> profiles(NvmlDevice gpu, int max) {
        List<String> profiles = new ArrayList<>();
        for (int i = 0; i < max; i++) {
            // Indexes without a MIG device are refused as NOT_FOUND.
            if (gpu.migDevice(i) instanceof Value<NvmlDevice>(NvmlDevice device)) {
                profiles.add(
                        device.text("nvmlDeviceGetName") instanceof Value<String>(String name)
                                ? MigDevices.profileOf(name)
                                : MigDevices.UNKNOWN);
            }
        }
        return profiles;
    }
}
