package dev.eidos.testing.fleet;

import dev.eidos.measurement.Reading;
import java.math.BigDecimal;
import java.util.Locale;

/** The GPUs of a machine, as the driver and as the bus tells them. */
final class GpuFacts {
    private GpuFacts() {}

    static void put(MachineFacts facts, HardwareClass hardware, Identity identity) {
        facts.put("GPU.smi", "driver", SystemdFacts.DRIVER);
        facts.put("GPU.smi", "cuda-version", "12.8");
        facts.put("GPU.smi", "gpu-count", hardware.gpus());
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            driver(facts, hardware, identity, gpu);
        }
        facts.put("GPU.pci", "gpu-count", hardware.gpus());
        facts.put("GPU.pci", "gpu.device-id", hardware.deviceId());
        facts.put("GPU.pci", "gpu.driver", "nvidia");
        if (hardware.nvlinks() > 0) {
            facts.put("GPU.pci", "nvswitch-count", 4);
        }
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            bus(facts, hardware, gpu);
        }
    }

    private static void driver(MachineFacts facts, HardwareClass hardware, Identity identity, int gpu) {
        String path = "GPU.gpu-" + gpu;
        facts.putAll(
                path,
                "model",
                hardware.model(),
                "architecture",
                hardware.architecture(),
                "mig-mode",
                "Disabled",
                "mig-mode-pending",
                "Disabled",
                "ecc-mode",
                "Enabled",
                "ecc-mode-pending",
                "Enabled",
                "persistence-mode",
                "Enabled",
                "compute-mode",
                "Default",
                "addressing-mode",
                "None",
                "vbios-version",
                "96.00.A5.00.01",
                "gsp-firmware-version",
                SystemdFacts.DRIVER,
                "board-part-number",
                "692-2G520-0200-000",
                "device-id",
                hardware.deviceId(),
                "subsystem-id",
                "10de:16c1",
                "uuid",
                "GPU-" + identity.uuid(),
                "serial",
                identity.serial(),
                "pci-bus-id",
                "0000" + address(gpu));
        facts.put(path, "memory-mib", hardware.gpuMemoryMib());
        facts.put(path, "pcie-max-generation", 5);
        facts.put(path, "pcie-device-max-generation", 5);
        facts.put(path, "pcie-max-width", 16);
        facts.put(path, "pcie-current-width", 16);
        facts.put(path, "minor-number", gpu);
        for (String limit : new String[] {"", "enforced-", "default-", "max-"}) {
            facts.put(path, "power-limit-" + limit + "watts", hardware.watts());
        }
        facts.put(path, "power-limit-min-watts", 200);
        if (hardware.nvlinks() > 0) {
            facts.put(path, "nvlink-links", hardware.nvlinks());
            facts.put(path, "nvlink-active-links", hardware.nvlinks());
            facts.put(path, "nvlink-gb-per-second", Reading.of(new BigDecimal(hardware.nvlinkRate())));
        }
    }

    private static void bus(MachineFacts facts, HardwareClass hardware, int gpu) {
        String path = "GPU.pci-" + gpu;
        facts.putAll(
                path,
                "address",
                address(gpu),
                "model",
                hardware.model(),
                "device-id",
                hardware.deviceId(),
                "subsystem-id",
                "10de:16c1",
                "class",
                "030200",
                "driver",
                "nvidia");
        facts.put(path, "numa-node", 2L * gpu / hardware.gpus());
        facts.put(path, "pcie-max-width", 16);
        facts.put(path, "pcie-current-width", 16);
    }

    static String address(int gpu) {
        return String.format(Locale.ROOT, "0000:%02x:00.0", 0x19 + 0x10 * gpu);
    }
}
