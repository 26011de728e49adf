package dev.eidos.collector.gpu;

import dev.eidos.collector.gpu.device.Gpu;
import dev.eidos.collector.gpu.device.GpuInventory;
import dev.eidos.collector.gpu.device.GpuProperty;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The GPUs that the driver counts and does not answer for, by name. The library numbers them only; what the PCI bus has
 * more than the driver tells is their address.
 */
final class SilentGpus {
    private SilentGpus() {}

    /** The inventory, with a gap that names them if there are any and each can be told. */
    static GpuInventory named(GpuInventory inventory, List<String> onBus) {
        List<String> silent = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (Gpu gpu : inventory.gpus()) {
            if (gpu.properties().get(GpuProperty.PCI_BUS_ID) instanceof Reading.Text(String address)) {
                known.add(address.toLowerCase(Locale.ROOT));
            } else {
                silent.add(Gpu.name(gpu.index()));
            }
        }
        // the driver gives the domain eight digits, the kernel four
        List<String> left = onBus.stream()
                .filter(address -> known.stream().noneMatch(it -> it.endsWith(address)))
                .toList();
        if (silent.isEmpty() || left.size() != silent.size() || isTold(inventory, left)) {
            return inventory;
        }
        List<Gap> gaps = new ArrayList<>(inventory.gaps());
        gaps.add(new Gap(
                String.join(", ", silent),
                Gap.Reason.Unavailable,
                "the driver does not answer for what is on the PCI bus at " + String.join(", ", left)));
        return inventory.withGaps(gaps);
    }

    private static boolean isTold(GpuInventory inventory, List<String> addresses) {
        return addresses.stream()
                .allMatch(address -> inventory.gaps().stream()
                        .anyMatch(gap -> gap.message().toLowerCase(Locale.ROOT).contains(address)));
    }
}
