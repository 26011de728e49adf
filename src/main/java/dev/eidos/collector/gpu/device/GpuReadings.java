package dev.eidos.collector.gpu.device;

import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The driver's answers as subtypes: {@code smi} for the machine, {@code gpu-N} for each GPU. */
public final class GpuReadings {
    public static final String SMI = "smi";
    public static final String COUNT = "gpu-count";
    public static final String ALL_GPUS = "gpu.";

    private GpuReadings() {}

    public static List<Subtype> of(GpuInventory inventory) {
        List<Subtype> subtypes = new ArrayList<>();
        subtypes.add(machine(inventory));
        for (Gpu gpu : inventory.gpus()) {
            subtypes.add(one(gpu));
        }
        return subtypes;
    }

    private static Subtype machine(GpuInventory inventory) {
        Subtype.Builder smi = Subtype.named(SMI)
                .put("driver", inventory.driver())
                .put("cuda-version", inventory.cuda())
                .put(COUNT, (long) inventory.count());
        inventory.settings().forEach(smi::put);
        for (GpuProperty property : GpuProperty.values()) {
            Reading common = property.isIdentity() ? null : common(property, inventory.gpus());
            if (common != null) {
                smi.put(ALL_GPUS + property.key(), common);
            }
        }
        inventory.gaps().forEach(smi::gap);
        return smi.build();
    }

    /** The reading that all GPUs share; a GPU that answered nothing at all is told by its gap, and has no say here. */
    private static @Nullable Reading common(GpuProperty property, List<Gpu> gpus) {
        Reading common = null;
        for (Gpu gpu : gpus) {
            if (gpu.answered()) {
                Reading reading = gpu.properties().get(property);
                if (reading == null || (common != null && !common.equals(reading))) {
                    return null;
                }
                common = reading;
            }
        }
        return common;
    }

    private static Subtype one(Gpu gpu) {
        Subtype.Builder subtype = Subtype.named(Gpu.name(gpu.index()));
        for (Map.Entry<GpuProperty, Reading> property : gpu.properties().entrySet()) {
            subtype.put(property.getKey().key(), property.getValue());
        }
        gpu.gaps().forEach(subtype::gap);
        return subtype.build();
    }
}
