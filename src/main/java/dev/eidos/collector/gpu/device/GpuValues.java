package dev.eidos.collector.gpu.device;

import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The common form of values of NVML and of nvidia-smi, so that both make the same readings. */
public final class GpuValues {
    private GpuValues() {}

    /** Watts to the hundredth that nvidia-smi prints; a whole number where it is one. */
    public static Reading watts(BigDecimal watts) {
        return number(watts.setScale(2, RoundingMode.HALF_UP));
    }

    public static Reading number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= 0 ? Reading.of(plain.longValue()) : Reading.of(plain);
    }

    /** The device's own id, from the 32 bits of device and vendor id. */
    public static Reading deviceId(int combined) {
        return Reading.of(hex(combined >>> 16));
    }

    /** Vendor and device of the subsystem as lspci prints them: {@code 10de:16c1}. */
    public static Reading subsystemId(int combined) {
        return Reading.of(hex(combined & 0xffff) + ":" + hex(combined >>> 16));
    }

    private static String hex(int id) {
        String digits = Integer.toHexString(id);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
