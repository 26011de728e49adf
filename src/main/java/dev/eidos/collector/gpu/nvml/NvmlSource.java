package dev.eidos.collector.gpu.nvml;

import dev.eidos.collector.gpu.device.DriverAnswer;
import dev.eidos.collector.gpu.device.Elf;
import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.collector.gpu.device.GpuInventory;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Refused;
import dev.eidos.collector.gpu.nvml.NvmlAnswer.Value;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The driver's library as a source of GPU facts. The only class here that loads Java's foreign-function API. */
public final class NvmlSource {
    private NvmlSource() {}

    /**
     * Reads all GPUs.
     *
     * @param library a name for the dynamic linker, or a path
     */
    public static DriverAnswer read(String library) {
        if (library.startsWith("/") && !Elf.isElf(Path.of(library))) {
            // The JVM would warn about it, on stdout, before it fails to load it.
            return new DriverAnswer.Refused(new Gap(library, Gap.Reason.Invalid, "not a library, or not readable"));
        }
        try (Nvml nvml = Nvml.open(library)) {
            return switch (nvml.deviceCount()) {
                case Value<Integer>(Integer count) -> new DriverAnswer.Answered(inventory(nvml, count));
                case Refused<Integer> refused ->
                    refused(library, refused.code(), refused.function() + ": " + refused.message());
            };
        } catch (NvmlException e) {
            return refused(library, e.code(), e.getMessage());
        }
    }

    /** Only a name that the dynamic linker does not know is "not found"; a file that won't load is there. */
    private static DriverAnswer refused(String library, NvmlReturn code, String message) {
        Gap.Reason reason = Objects.requireNonNullElse(NvmlGaps.reason(code), Gap.Reason.Unavailable);
        boolean isFile = library.startsWith("/");
        return new DriverAnswer.Refused(new Gap(
                library,
                isFile && reason == Gap.Reason.NotFound ? Gap.Reason.Failed : reason,
                message + NvmlGaps.advice(code)));
    }

    private static GpuInventory inventory(Nvml nvml, int count) {
        List<Gap> gaps = new ArrayList<>();
        String driver = switch (nvml.driverVersion()) {
            case Value<String>(String version) -> version;
            case Refused<String> refused -> {
                add(gaps, "driver", refused);
                yield null;
            }
        };
        String cuda = switch (nvml.cudaDriverVersion()) {
            case Value<Integer>(Integer version) -> version / 1000 + "." + version % 1000 / 10;
            case Refused<Integer> refused -> {
                add(gaps, "cuda-version", refused);
                yield null;
            }
        };
        Map<String, Reading> settings = switch (NvmlConfidential.read(nvml)) {
            case Value<Map<String, Reading>>(Map<String, Reading> readings) -> readings;
            case Refused<Map<String, Reading>> refused -> {
                add(gaps, "confidential-computing", refused);
                yield Map.of();
            }
        };
        List<Gpu> gpus = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            gpus.add(gpu(nvml, i));
        }
        return new GpuInventory(driver, cuda, count, settings, gpus, gaps);
    }

    private static Gpu gpu(Nvml nvml, int index) {
        return switch (nvml.device(index)) {
            case Value<NvmlDevice>(NvmlDevice device) -> new NvmlGpu(index, device).read();
            case Refused<NvmlDevice> refused -> {
                List<Gap> gaps = new ArrayList<>();
                add(gaps, Gpu.name(index), refused);
                yield new Gpu(index, Map.of(), gaps);
            }
        };
    }

    private static void add(List<Gap> gaps, String object, Refused<?> refused) {
        Gap gap = NvmlGaps.of(object, refused);
        if (gap != null) {
            gaps.add(gap);
        }
    }
}
