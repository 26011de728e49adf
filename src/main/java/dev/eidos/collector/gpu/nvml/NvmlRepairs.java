package dev.eidos.collector.gpu.nvml;

import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Refused;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Value;
import dev.eidos.collector.gpu.nvml.NvmlStruct.Filled;
import dev.eidos.measurement.Reading;
import java.util.List;
import java.util.Map;

/**
 * What a GPU did, or wants to do, about defects of its memory, through NVML: rows that were remapped
 * ({@code nvmlRemappedRowsInfo_v2_t} of nvml.h, four numbers of older drivers), repairs that wait for a reset
 * ({@code nvmlRepairStatus_v1_t}), and memory that no repair helps ({@code nvmlUnrepairableMemoryStatus_v1_t}).
 */
final class NvmlRepairs {
    private static final NvmlStruct ROWS = new NvmlStruct("nvmlDeviceGetRemappedRows_v2", 0, 24);
    private static final NvmlStruct REPAIRS = new NvmlStruct("nvmlDeviceGetRepairStatus", 1, 12);
    private static final NvmlStruct UNREPAIRABLE = new NvmlStruct("nvmlDeviceGetUnrepairableMemoryFlag_v1", 0, 4);

    private NvmlRepairs() {}

    static NvmlAnswer<Map<GpuProperty, Reading>> rows(NvmlDevice gpu) {
        return switch (gpu.fill(ROWS)) {
            case Value<Filled>(Filled rows) ->
                new Value<>(Map.of(
                        GpuProperty.REMAPPED_ROWS_CORRECTABLE, count(rows.number(0)),
                        GpuProperty.REMAPPED_ROWS_CORRECTABLE_INACTIVE, count(rows.number(4)),
                        GpuProperty.REMAPPED_ROWS_UNCORRECTABLE, count(rows.number(8)),
                        GpuProperty.REMAPPED_ROWS_UNCORRECTABLE_INACTIVE, count(rows.number(12)),
                        GpuProperty.REMAPPING_PENDING, NvmlNames.flag(rows.number(16)),
                        GpuProperty.REMAPPING_FAILED, NvmlNames.flag(rows.number(20))));
            case Refused<Filled> refused when refused.code() == NvmlReturn.FUNCTION_NOT_FOUND -> older(gpu);
            case Refused<Filled> refused -> refused.as();
        };
    }

    private static NvmlAnswer<Map<GpuProperty, Reading>> older(NvmlDevice gpu) {
        return switch (gpu.four("nvmlDeviceGetRemappedRows")) {
            case Value<List<Integer>>(List<Integer> rows) ->
                new Value<>(Map.of(
                        GpuProperty.REMAPPED_ROWS_CORRECTABLE, count(rows.get(0)),
                        GpuProperty.REMAPPED_ROWS_UNCORRECTABLE, count(rows.get(1)),
                        GpuProperty.REMAPPING_PENDING, NvmlNames.flag(rows.get(2)),
                        GpuProperty.REMAPPING_FAILED, NvmlNames.flag(rows.get(3))));
            case Refused<List<Integer>> refused -> refused.as();
        };
    }

    static NvmlAnswer<Map<GpuProperty, Reading>> pending(NvmlDevice gpu) {
        return switch (NvmlStruct.first(List.of(REPAIRS), gpu)) {
            case Value<Filled>(Filled status) ->
                new Value<>(Map.of(
                        GpuProperty.CHANNEL_REPAIR_PENDING, NvmlNames.flag(status.number(4)),
                        GpuProperty.TPC_REPAIR_PENDING, NvmlNames.flag(status.number(8))));
            case Refused<Filled> refused -> refused.as();
        };
    }

    static NvmlAnswer<Map<GpuProperty, Reading>> unrepairable(NvmlDevice gpu) {
        return switch (gpu.fill(UNREPAIRABLE)) {
            case Value<Filled>(Filled status) ->
                new Value<>(Map.of(GpuProperty.UNREPAIRABLE_MEMORY, NvmlNames.flag(status.number(0))));
            case Refused<Filled> refused -> refused.as();
        };
    }

    private static Reading count(int rows) {
        return Reading.of(Integer.toUnsignedLong(rows));
    }
}
