package dev.eidos.collector.gpu.device;

import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One GPU as the driver describes it.
 *
 * @param index the driver's number for it
 * @param gaps what the driver would not say although it should know
 */
public record Gpu(int index, Map<GpuProperty, Reading> properties, List<Gap> gaps) {
    public Gpu {
        var copy = new EnumMap<GpuProperty, Reading>(GpuProperty.class);
        copy.putAll(properties);
        properties = Collections.unmodifiableMap(copy);
        gaps = List.copyOf(gaps);
    }

    /** A name for it in gaps, and the name of its subtype. */
    public static String name(int index) {
        return "gpu-" + index;
    }

    /** This GPU under another number, in its gaps, too. */
    public Gpu at(int other) {
        List<Gap> renamed = gaps.stream()
                .map(gap -> gap.object().equals(name(index)) ? new Gap(name(other), gap.reason(), gap.message()) : gap)
                .toList();
        return new Gpu(other, properties, renamed);
    }

    boolean answered() {
        return !properties.isEmpty();
    }
}
