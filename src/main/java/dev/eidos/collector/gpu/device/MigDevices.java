package dev.eidos.collector.gpu.device;

import dev.eidos.measurement.Reading;
import java.util.List;
import java.util.Map;

/** The readings of a GPU's MIG devices. */
public final class MigDevices {
    /** Stands for a MIG device whose profile could not be learnt. */
    public static final String UNKNOWN = "unknown";

    private static final String MARK = "MIG ";

    private MigDevices() {}

    public static Map<GpuProperty, Reading> readings(List<String> profiles) {
        Reading count = Reading.of(profiles.size());
        return profiles.isEmpty()
                ? Map.of(GpuProperty.MIG_DEVICE_COUNT, count)
                : Map.of(
                        GpuProperty.MIG_DEVICE_COUNT,
                        count,
                        GpuProperty.MIG_PROFILES,
                        Reading.of(String.join(",", profiles)));
    }

    /** {@code 1g.10gb} of {@code NVIDIA H100 80GB HBM3 MIG 1g.10gb} or of {@code MIG 1g.10gb Device 0: (UUID: ...)}. */
    public static String profileOf(String text) {
        int at = text.indexOf(MARK);
        if (at < 0) {
            return UNKNOWN;
        }
        String rest = text.substring(at + MARK.length()).strip();
        int space = rest.indexOf(' ');
        return space < 0 ? rest : rest.substring(0, space);
    }
}
