package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.smi.SmiLog.SmiGpu;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reader of {@code nvidia-smi -q -x}. What is not well-formed and not needed is passed over, with a note; what is
 * needed and not well-formed is a gap.
 *
 * <p>The driver's and CUDA's versions are in {@code driver_version} and {@code cuda_version}; since R610 nvidia-smi
 * speaks of {@code kmd_version}, of the kernel-mode driver, and {@code cuda_umd_version}, of CUDA's user-mode driver.
 */
final class SmiXml implements SmiMarkup.Elements {
    private static final String ROOT = "nvidia_smi_log";
    private static final String OBJECT = "nvidia-smi -q -x";
    private static final String GPU = "gpu/";
    private static final String CUDA = "cuda-version";

    private final List<SmiGpu> gpus = new ArrayList<>();
    private final List<Gap> notes = new ArrayList<>();
    /** How often an element was passed over, by its path. */
    private final Map<String, Integer> skipped = new LinkedHashMap<>();

    private Map<GpuProperty, Reading> properties = new EnumMap<>(GpuProperty.class);
    private List<Gap> gaps = new ArrayList<>();
    private int migDevices;
    private @Nullable String driver;
    private @Nullable String cuda;
    private boolean renamed;
    private @Nullable Integer attached;
    private @Nullable Gap broken;

    private SmiXml() {}

    static SmiLog parse(String output) {
        return new SmiXml().read(output);
    }

    private SmiLog read(String output) {
        // nvidia-smi may put warnings before the document, and after it, where nobody looks any more.
        int start = output.indexOf("<" + ROOT);
        if (start < 0) {
            return log(new Gap(OBJECT, Gap.Reason.Invalid, "not the XML that was asked for"));
        }
        List<String> open = SmiMarkup.read(output.substring(start), this);
        if (!open.isEmpty()) {
            return log(new Gap(OBJECT, Gap.Reason.Invalid, "breaks off in " + String.join("/", open)));
        }
        if (!skipped.isEmpty()) {
            notes.add(new Gap(
                    OBJECT,
                    Gap.Reason.Invalid,
                    "not well-formed, skipped because nothing of it is needed: " + skips()));
        }
        versionsThatLack();
        return log(broken);
    }

    private SmiLog log(@Nullable Gap gap) {
        return new SmiLog(driver, cuda, attached, gpus, gap, notes);
    }

    private String skips() {
        List<String> skips = new ArrayList<>();
        skipped.forEach((path, times) -> skips.add(times == 1 ? path : path + " (" + times + " times)"));
        return String.join(", ", skips);
    }

    /** Drivers that do not know CUDA's version yet do not speak of the kernel-mode driver either. */
    private void versionsThatLack() {
        if (driver == null && broken == null) {
            notes.add(
                    new Gap("driver", Gap.Reason.NotFound, "no version in driver_version or kmd_version of " + OBJECT));
        }
        if (cuda == null && (driver == null || renamed) && broken == null) {
            notes.add(
                    new Gap(CUDA, Gap.Reason.NotFound, "no version in cuda_version or cuda_umd_version of " + OBJECT));
        }
    }

    @Override
    public void end(String path, String value, boolean wellFormed) {
        String root = "/" + ROOT + "/";
        if (!path.startsWith(root)) {
            return;
        }
        String element = path.substring(root.length());
        switch (element) {
            case "driver_version" -> driver = version("driver", value, wellFormed, driver);
            case "kmd_version" -> {
                renamed = true;
                driver = driver == null ? version("driver", value, wellFormed, null) : driver;
            }
            case "cuda_version" -> cuda = version(CUDA, value, wellFormed, cuda);
            case "cuda_umd_version" -> {
                renamed = true;
                cuda = cuda == null ? version(CUDA, value, wellFormed, null) : cuda;
            }
            case "attached_gpus" -> attached = count(value);
            case "gpu" -> endOfGpu();
            case "gpu/mig_devices/mig_device" -> migDevices++;
            default -> inside(element, value, wellFormed);
        }
    }

    private void inside(String element, String value, boolean wellFormed) {
        GpuProperty property = element.startsWith(GPU) ? SmiElements.property(element.substring(GPU.length())) : null;
        if (property != null) {
            property(property, wellFormed ? SmiValue.of(property, value) : new SmiValue.Troubled("not well-formed"));
        } else if (!wellFormed) {
            skipped.merge(element, 1, Integer::sum);
        }
    }

    private void property(GpuProperty property, SmiValue value) {
        switch (value) {
            case SmiValue.Known(Reading reading) -> properties.put(property, reading);
            case SmiValue.Absent() -> {}
            case SmiValue.Troubled(String trouble) ->
                gaps.add(new Gap(Gpu.name(gpus.size()), Gap.Reason.Failed, property.key() + ": " + trouble));
        }
    }

    private void endOfGpu() {
        Reading uuid = properties.get(GpuProperty.UUID);
        Gpu gpu = new Gpu(gpus.size(), properties, gaps);
        gpus.add(new SmiGpu(gpu, uuid == null ? "" : uuid.asText(), migDevices));
        properties = new EnumMap<>(GpuProperty.class);
        gaps = new ArrayList<>();
        migDevices = 0;
    }

    private @Nullable String version(String object, String value, boolean wellFormed, @Nullable String known) {
        if (!wellFormed) {
            broken = new Gap(OBJECT, Gap.Reason.Invalid, object + ": not well-formed");
            return known;
        }
        return switch (value) {
            case "", "N/A", "[N/A]", "ERR!", "Not Found" -> known;
            default -> withoutNote(value);
        };
    }

    /** The version alone: some drivers put a note behind it. A sentence that begins otherwise is no version. */
    private static @Nullable String withoutNote(String value) {
        int end = 0;
        while (end < value.length() && " \t([,;".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        boolean number = Character.isDigit(value.charAt(0));
        return number || end == value.length() ? value.substring(0, end) : null;
    }

    private static @Nullable Integer count(String value) {
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
