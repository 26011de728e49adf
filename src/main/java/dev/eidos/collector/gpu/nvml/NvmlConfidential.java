package dev.eidos.collector.gpu.nvml;

import dev.eidos.collector.gpu.nvml.NvmlAnswer.Refused;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Value;
import dev.eidos.collector.gpu.nvml.NvmlStruct.Filled;
import dev.eidos.measurement.Reading;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The confidential computing of a machine's GPUs, through NVML: {@code nvmlSystemConfComputeSettings_v1_t} of nvml.h,
 * of older drivers {@code nvmlConfComputeSystemState_t}, which has no version and does not know several GPUs.
 */
final class NvmlConfidential {
    private static final NvmlStruct SETTINGS = new NvmlStruct("nvmlSystemGetConfComputeSettings", 1, 20);
    private static final NvmlStruct STATE = new NvmlStruct("nvmlSystemGetConfComputeState", 0, 12);

    private NvmlConfidential() {}

    static NvmlAnswer<Map<String, Reading>> read(Nvml nvml) {
        return switch (nvml.fill(SETTINGS)) {
            case Value<Filled>(Filled settings) -> {
                Map<String, Reading> readings = state(settings, 4);
                readings.put("confidential-computing-multi-gpu", NvmlNames.multiGpu(settings.number(16)));
                yield new Value<>(readings);
            }
            case Refused<Filled> refused when refused.code() == NvmlReturn.FUNCTION_NOT_FOUND -> older(nvml);
            case Refused<Filled> refused
            when refused.code() == NvmlReturn.ARGUMENT_VERSION_MISMATCH ->
                new Refused<>(
                        refused.function(),
                        NvmlReturn.OTHER,
                        "this driver fills a newer structure than version 1, the newest that is known here");
            case Refused<Filled> refused -> refused.as();
        };
    }

    private static NvmlAnswer<Map<String, Reading>> older(Nvml nvml) {
        return switch (nvml.fill(STATE)) {
            case Value<Filled>(Filled state) -> new Value<>(state(state, 0));
            case Refused<Filled> refused -> refused.as();
        };
    }

    private static Map<String, Reading> state(Filled filled, int start) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("confidential-computing", NvmlNames.feature(filled.number(start + 4)));
        readings.put("confidential-computing-environment", NvmlNames.environment(filled.number(start)));
        readings.put("confidential-computing-devtools", NvmlNames.feature(filled.number(start + 8)));
        return readings;
    }
}
