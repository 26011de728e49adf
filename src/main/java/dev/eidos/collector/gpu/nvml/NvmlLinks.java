package dev.eidos.collector.gpu.nvml;

import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.device.GpuValues;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Refused;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Value;
import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** The counts of a GPU's NVLinks and of those that are up, through NVML. */
final class NvmlLinks {
    /** The most links that are counted, more than any GPU has (NVML_NVLINK_MAX_LINKS was 6, then 12, then 18). */
    private static final int MAX_LINKS = 72;

    private NvmlLinks() {}

    static Map<GpuProperty, Reading> read(NvmlDevice gpu) {
        int known = 0;
        int active = 0;
        int anActive = -1;
        for (int link = 0; link < MAX_LINKS; link++) {
            NvmlAnswer<Boolean> state = gpu.nvLinkActive(link);
            if (state instanceof Value<Boolean>(Boolean up)) {
                known++;
                active += up ? 1 : 0;
                anActive = up ? link : anActive;
            } else if (state instanceof Refused<Boolean> refused && refused.code() != NvmlReturn.NOT_SUPPORTED) {
                break;
            }
        }
        Map<GpuProperty, Reading> links = new EnumMap<>(GpuProperty.class);
        if (known > 0) {
            links.put(GpuProperty.NVLINK_LINKS, Reading.of(known));
            links.put(GpuProperty.NVLINK_ACTIVE_LINKS, Reading.of(active));
        }
        if (active > 0 && gpu.nvLinkSpeed(anActive) instanceof Value<Long>(Long megabytes)) {
            links.put(GpuProperty.NVLINK_GB_PER_SECOND, GpuValues.number(BigDecimal.valueOf(megabytes, 3)));
        }
        return links;
    }
}
