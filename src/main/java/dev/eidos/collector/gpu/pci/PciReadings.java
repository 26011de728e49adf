package dev.eidos.collector.gpu.pci;

import dev.eidos.collector.gpu.device.GpuReadings;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bus's NVIDIA devices as subtypes: {@code pci} for the machine, {@code pci-N} for each GPU. */
public final class PciReadings {
    public static final String PCI = "pci";

    private PciReadings() {}

    static List<Subtype> none() {
        return List.of(Subtype.named(PCI).put(GpuReadings.COUNT, 0).build());
    }

    static List<Subtype> of(List<PciDevice> devices, PciModels models) {
        List<PciDevice> gpus = devices.stream().filter(PciDevice::isGpu).toList();
        long switches = devices.stream()
                .filter(device -> device.mayBeSwitch() && models.isSwitch(device.deviceId()))
                .count();
        Subtype.Builder machine = Subtype.named(PCI)
                .put(GpuReadings.COUNT, (long) gpus.size())
                .put(GpuReadings.ALL_GPUS + "model", common(gpus, gpu -> models.gpu(gpu.deviceId())))
                .put(GpuReadings.ALL_GPUS + "device-id", common(gpus, PciDevice::deviceId))
                .put(GpuReadings.ALL_GPUS + "driver", common(gpus, PciDevice::driver));
        if (switches > 0) {
            machine.put("nvswitch-count", switches);
        }
        List<Subtype> subtypes = new ArrayList<>();
        subtypes.add(machine.build());
        for (PciDevice gpu : gpus) {
            long shares =
                    devices.stream().filter(device -> device.isShareOf(gpu)).count();
            subtypes.add(one("pci-" + (subtypes.size() - 1), gpu, shares, models));
        }
        return subtypes;
    }

    private static Subtype one(String name, PciDevice gpu, long shares, PciModels models) {
        return Subtype.named(name)
                .put("address", gpu.address())
                .put("model", models.gpu(gpu.deviceId()))
                .put("device-id", gpu.deviceId())
                .put("subsystem-id", gpu.subsystemId())
                .put("class", gpu.pciClass())
                .put("driver", gpu.driver())
                .put("numa-node", gpu.numaNode())
                .put("pcie-max-width", gpu.maxWidth())
                .put("pcie-current-width", gpu.currentWidth())
                .put("virtual-functions", shares == 0 ? null : Long.valueOf(shares))
                .build();
    }

    private static @Nullable String common(List<PciDevice> gpus, Function<PciDevice, @Nullable String> value) {
        String common = gpus.isEmpty() ? null : value.apply(gpus.getFirst());
        for (PciDevice gpu : gpus) {
            if (!Objects.equals(common, value.apply(gpu))) {
                return null;
            }
        }
        return common;
    }
}
