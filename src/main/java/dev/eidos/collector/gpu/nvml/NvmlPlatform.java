package dev.eidos.collector.gpu.nvml;

import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Refused;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Value;
import dev.eidos.collector.gpu.nvml.NvmlStruct.Filled;
import dev.eidos.measurement.Reading;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A GPU's place in its rack, through NVML: {@code nvmlPlatformInfo_v2_t} of nvml.h, and {@code nvmlPlatformInfo_v1_t},
 * which has other names for the same members. Only boards made for racks know it; the number of the GPU's module in its
 * node is known to others, too.
 */
final class NvmlPlatform {
    private static final String FUNCTION = "nvmlDeviceGetPlatformInfo";
    private static final int BYTES = 44;
    private static final int SERIAL = 20;
    private static final int SERIAL_BYTES = 16;
    private static final int SLOT = 36;

    /** nvidia-smi writes N/A for a slot that some boards do not tell; nvml.h does not say by which number. */
    private static final int NOT_TOLD = 0xff;

    private NvmlPlatform() {}

    static NvmlAnswer<Map<GpuProperty, Reading>> read(NvmlDevice gpu) {
        return switch (NvmlStruct.first(
                List.of(new NvmlStruct(FUNCTION, 2, BYTES), new NvmlStruct(FUNCTION, 1, BYTES)), gpu)) {
            case Value<Filled>(Filled info) -> new Value<>(readings(info));
            case Refused<Filled> refused -> refused.as();
        };
    }

    private static Map<GpuProperty, Reading> readings(Filled info) {
        Map<GpuProperty, Reading> readings = new EnumMap<>(GpuProperty.class);
        String serial = serial(info);
        if (!serial.isEmpty()) {
            readings.put(GpuProperty.CHASSIS_SERIAL, Reading.of(serial));
        }
        number(readings, GpuProperty.CHASSIS_SLOT, info.small(SLOT));
        number(readings, GpuProperty.CHASSIS_TRAY, info.small(SLOT + 1));
        number(readings, GpuProperty.HOST_ID, info.small(SLOT + 2));
        readings.put(GpuProperty.PEER_TYPE, NvmlNames.peerType(info.small(SLOT + 3)));
        number(readings, GpuProperty.MODULE_ID, info.small(SLOT + 4));
        return readings;
    }

    private static void number(Map<GpuProperty, Reading> readings, GpuProperty property, int number) {
        if (number != NOT_TOLD) {
            readings.put(property, Reading.of(number));
        }
    }

    /** Up to 16 characters, which need not end with a NUL; what is no printable text tells nothing. */
    private static String serial(Filled info) {
        var bytes = new byte[SERIAL_BYTES];
        int length = 0;
        while (length < SERIAL_BYTES && info.small(SERIAL + length) != 0) {
            bytes[length] = (byte) info.small(SERIAL + length);
            if (bytes[length] < ' ') {
                return "";
            }
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
    }
}
