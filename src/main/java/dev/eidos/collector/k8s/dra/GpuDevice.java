package dev.eidos.collector.k8s.dra;

import dev.eidos.document.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device of a ResourceSlice, as NVIDIA's DRA driver describes it (dra-driver-nvidia-gpu, attributes of its devices).
 *
 * @param type {@code gpu}, {@code mig} or {@code vfio}; {@code unknown} where it does not say
 * @param product as NVML names the GPU
 * @param driver the version, as semantic versioning writes it: without leading zeros
 * @param profile of a MIG device
 */
record GpuDevice(
        String type,
        @Nullable String product,
        @Nullable String driver,
        @Nullable String profile) {

    /** The fields of a slice's device that are read. */
    static final List<String> WANTED = List.of("type", "productName", "driverVersion", "profile");

    /** A device of any version of the API: {@code v1beta1} has what describes it in {@code basic}. */
    static GpuDevice of(Value device) {
        Value basic = device.at("basic");
        Value description = basic == null ? device : basic;
        String type = attribute(description, "type");
        return new GpuDevice(
                type == null ? "unknown" : type,
                attribute(description, "productName"),
                attribute(description, "driverVersion"),
                attribute(description, "profile"));
    }

    /** An attribute has one value, under the name of its kind (ResourceSlice, DeviceAttribute). */
    private static @Nullable String attribute(Value description, String name) {
        Value attribute = description.at("attributes", name);
        return attribute == null
                ? null
                : attribute.entries().values().stream()
                        .map(value -> value.text())
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse(null);
    }
}
