package dev.eidos.collector.gpu.nvml;

import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Refused;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Value;
import dev.eidos.collector.gpu.nvml.NvmlStruct.Filled;
import dev.eidos.measurement.Reading;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A GPU's registration with the NVLink fabric, through NVML: {@code nvmlGpuFabricInfo_v3_t} of nvml.h, of older drivers
 * {@code nvmlGpuFabricInfo_v2_t}, which has no summary, and {@code nvmlGpuFabricInfo_t}, which has no health either.
 *
 * <p>Status, clique and cluster mean something only when the registration is completed; nvidia-smi tells them only
 * then.
 */
final class NvmlFabric {
    private static final String VERSIONED = "nvmlDeviceGetGpuFabricInfoV";
    private static final NvmlStruct V3 = new NvmlStruct(VERSIONED, 3, 40);
    private static final NvmlStruct V2 = new NvmlStruct(VERSIONED, 2, 36);
    private static final NvmlStruct FIRST = new NvmlStruct("nvmlDeviceGetGpuFabricInfo", 0, 28);

    private static final int UUID_BYTES = 16;
    private static final int COMPLETED = 3;

    private NvmlFabric() {}

    static NvmlAnswer<Map<GpuProperty, Reading>> read(NvmlDevice gpu) {
        return switch (NvmlStruct.first(List.of(V3, V2, FIRST), gpu)) {
            case Value<Filled>(Filled info) -> new Value<>(readings(gpu, info));
            case Refused<Filled> refused -> refused.as();
        };
    }

    private static Map<GpuProperty, Reading> readings(NvmlDevice gpu, Filled info) {
        Map<GpuProperty, Reading> readings = new EnumMap<>(GpuProperty.class);
        int start = info.struct().version() == 0 ? 0 : 4;
        int state = info.small(start + 24);
        put(readings, GpuProperty.FABRIC_STATE, NvmlNames.fabricState(state));
        if (state == COMPLETED) {
            readings.put(GpuProperty.FABRIC_STATUS, Reading.of(gpu.errorString(info.number(start + 16))));
            readings.put(GpuProperty.FABRIC_CLIQUE_ID, Reading.of(Integer.toUnsignedLong(info.number(start + 20))));
            readings.put(GpuProperty.FABRIC_CLUSTER_UUID, Reading.of(uuid(info.memory(), start)));
        }
        if (info.struct().version() >= 2) {
            health(readings, info.number(32));
        }
        if (info.struct().version() >= 3) {
            put(readings, GpuProperty.FABRIC_HEALTH, NvmlNames.fabricHealth(info.small(36)));
        }
        return readings;
    }

    /** Two bits for each question, four for the configuration: {@code NVML_GPU_FABRIC_HEALTH_MASK_*}. */
    private static void health(Map<GpuProperty, Reading> readings, int mask) {
        put(readings, GpuProperty.FABRIC_BANDWIDTH, NvmlNames.fabricBandwidth(mask & 3));
        put(readings, GpuProperty.FABRIC_ROUTE_RECOVERY, NvmlNames.fabricAnswer(mask >>> 2 & 3));
        put(readings, GpuProperty.FABRIC_ROUTE_UNHEALTHY, NvmlNames.fabricAnswer(mask >>> 4 & 3));
        put(readings, GpuProperty.FABRIC_ACCESS_TIMEOUT_RECOVERY, NvmlNames.fabricAnswer(mask >>> 6 & 3));
        put(readings, GpuProperty.FABRIC_INCORRECT_CONFIGURATION, NvmlNames.fabricConfiguration(mask >>> 8 & 15));
        put(readings, GpuProperty.FABRIC_PARTITION_ASSIGNED, NvmlNames.fabricAnswer(mask >>> 12 & 3));
    }

    private static void put(Map<GpuProperty, Reading> readings, GpuProperty property, @Nullable Reading reading) {
        if (reading != null) {
            readings.put(property, reading);
        }
    }

    private static String uuid(MemorySegment memory, long offset) {
        byte[] bytes = memory.asSlice(offset, UUID_BYTES).toArray(ValueLayout.JAVA_BYTE);
        String hex = HexFormat.of().formatHex(bytes);
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }
}
