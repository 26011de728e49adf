package dev.eidos.collector.gpu.smi;

import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.collector.gpu.device.MigDevices;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that nvidia-smi reports only in lists for people: {@code nvidia-smi -L} (MIG devices) and {@code nvidia-smi
 * nvlink -s}. In both a line {@code GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-...)} is followed by what belongs to that
 * GPU.
 */
final class SmiListing {
    private final Map<String, List<String>> linesByUuid = new HashMap<>();
    private final Map<String, Integer> indexByUuid = new HashMap<>();

    private SmiListing() {}

    static SmiListing parse(String output) {
        var listing = new SmiListing();
        List<String> lines = null;
        for (String line : output.lines().map(String::strip).toList()) {
            if (line.startsWith("GPU ") && line.contains("(UUID: ")) {
                lines = new ArrayList<>();
                String uuid = line.substring(line.lastIndexOf("(UUID: ") + 7, line.length() - 1);
                listing.linesByUuid.put(uuid, lines);
                listing.number(uuid, line);
            } else if (lines != null) {
                lines.add(line);
            }
        }
        return listing;
    }

    private void number(String uuid, String line) {
        int start = "GPU ".length();
        try {
            indexByUuid.put(uuid, Integer.parseUnsignedInt(line, start, line.indexOf(':'), 10));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // a line without a number tells the GPU's name, and not where it stands
        }
    }

    /** The driver's number for a GPU; null if it is not listed. */
    @Nullable
    Integer index(String uuid) {
        return indexByUuid.get(uuid);
    }

    boolean isEmpty() {
        return linesByUuid.isEmpty();
    }

    /** The profiles of a GPU's MIG devices, by index. */
    List<String> migProfiles(String uuid) {
        return linesByUuid.getOrDefault(uuid, List.of()).stream()
                .filter(line -> line.startsWith("MIG "))
                .map(MigDevices::profileOf)
                .toList();
    }

    /** The count and common speed of active links, from lines like {@code Link 3: 26.562 GB/s}. */
    Map<GpuProperty, Reading> nvLinks(String uuid) {
        boolean known = false;
        int all = 0;
        int active = 0;
        List<String> speeds = new ArrayList<>();
        for (String line : linesByUuid.getOrDefault(uuid, List.of())) {
            String speed = linkSpeed(line);
            all += line.startsWith("Link ") ? 1 : 0;
            known |= line.startsWith("Link ") || line.endsWith("all links are inActive");
            if (speed != null) {
                active++;
                speeds.add(speed);
            }
        }
        Map<GpuProperty, Reading> links = new EnumMap<>(GpuProperty.class);
        if (all > 0) {
            links.put(GpuProperty.NVLINK_LINKS, Reading.of(all));
        }
        if (known) {
            links.put(GpuProperty.NVLINK_ACTIVE_LINKS, Reading.of(active));
        }
        if (active > 0
                && speeds.stream().distinct().count() == 1
                && SmiValue.of(GpuProperty.NVLINK_GB_PER_SECOND, speeds.getFirst())
                        instanceof SmiValue.Known(Reading reading)) {
            links.put(GpuProperty.NVLINK_GB_PER_SECOND, reading);
        }
        return links;
    }

    private static @Nullable String linkSpeed(String line) {
        int colon = line.indexOf(": ");
        return line.startsWith("Link ") && colon > 0 && line.endsWith(" GB/s") ? line.substring(colon + 2) : null;
    }
}
