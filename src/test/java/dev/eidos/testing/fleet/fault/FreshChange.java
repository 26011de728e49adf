package dev.eidos.testing.fleet.fault;

import dev.eidos.measurement.Gap;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;

/** What the faults of {@link FreshFault} change of the machine: its GPUs, adapters, processors and kernel. */
final class FreshChange {
    private static final String RDMA = "Hardware.rdma";
    private static final String MODULES = "OS.kmod";
    private static final String KERNEL = "6.8.0-71-generic";

    private FreshChange() {}

    /** The bus reads ones of a device that is gone: 63 lanes. */
    static void gpuLost(MachineFacts facts, HardwareClass hardware) {
        String address = facts.text("GPU.pci-3", "address");
        facts.removeKeys("GPU.gpu-3", _ -> true);
        facts.gap("GPU.gpu-3", new Gap("gpu-3", Gap.Reason.Unavailable, "nvmlDeviceGetHandleByIndex_v2: GPU is lost"));
        facts.gap(
                "GPU.smi",
                new Gap(
                        "gpu-3",
                        Gap.Reason.Unavailable,
                        "the driver does not answer for what is on the PCI bus at " + address));
        facts.put("GPU.pci-3", "pcie-max-width", 63);
        facts.put("GPU.pci-3", "pcie-current-width", 63);
        facts.put("K8s.node", "allocatable.nvidia.com/gpu", Integer.toString(hardware.gpus() - 1));
    }

    /** The driver then has neither links nor a fabric to tell of. */
    static void nvlinkDisabled(MachineFacts facts, HardwareClass hardware) {
        facts.put("GPU.kernel-module", "option.nvidia.NVreg_NvLinkDisable", "1");
        facts.put("GPU.kernel-module", "param.NvLinkDisable", "1");
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.removeKeys("GPU.gpu-" + gpu, key -> key.startsWith("nvlink-") || key.startsWith("fabric-"));
        }
    }

    /** GPUs ask to be registered, and are when somebody activates their partition. */
    static void sharedFabricMode(MachineFacts facts, HardwareClass hardware) {
        facts.put("GPU.fabric-manager", "config.FABRIC_MODE", "1");
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.removeKeys("GPU.gpu-" + gpu, key -> key.startsWith("fabric-"));
            facts.put("GPU.gpu-" + gpu, "fabric-state", "In Progress");
        }
    }

    static void withoutNuma(MachineFacts facts, HardwareClass hardware) {
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.remove("GPU.pci-" + gpu, "numa-node");
        }
        facts.removeKeys(RDMA, key -> key.endsWith(".numa-node"));
    }

    /** What registers GPUs' memory does so with the core of RDMA, which stays. */
    static void withoutRdmaDriver(MachineFacts facts) {
        facts.remove(MODULES, "mlx5_ib");
        facts.removeKeys(RDMA, key -> key.startsWith("mlx5_") || key.startsWith("char-devices."));
        facts.put(RDMA, "device-count", 0);
    }

    /** Four of the first adapter; no subnet manager knows them, and they have no PCIe link of their own. */
    static void virtualFunctions(MachineFacts facts, HardwareClass hardware) {
        int functions = 4;
        String parent = facts.text(RDMA, "mlx5_0.pci-address");
        for (int function = 1; function <= functions; function++) {
            String name = "mlx5_" + (hardware.nics() + function - 1) + ".";
            for (String same : List.of("board-id", "firmware", "driver", "pci-vendor", "port1.link-layer")) {
                facts.put(RDMA, name + same, facts.text(RDMA, "mlx5_0." + same));
            }
            facts.put(RDMA, name + "hca-type", "MT4126");
            facts.put(RDMA, name + "node-guid", "0000:0000:0000:0000");
            facts.put(RDMA, name + "pci-device", "0x101e");
            facts.put(RDMA, name + "pci-address", parent.substring(0, parent.length() - 1) + function);
            facts.put(RDMA, name + "port1.rate", facts.text(RDMA, "mlx5_0.port1.rate"));
            facts.put(RDMA, name + "port1.state", "DOWN");
            facts.put(RDMA, name + "port1.physical-state", "LinkUp");
            facts.put(RDMA, name + "numa-node", 0);
        }
        facts.put(RDMA, "device-count", hardware.nics() + functions);
        facts.put(RDMA, "char-devices.uverbs", hardware.nics() + functions);
        facts.put("Hardware.iommu", "groups", 40 + 10L * hardware.gpus() + functions);
    }

    static void coresDisabled(MachineFacts facts, HardwareClass hardware) {
        int socket = hardware.coresPerSocket() - 8;
        int cores = 2 * socket;
        facts.put("Hardware.cpu", "cores", cores);
        facts.put("Hardware.cpu", "threads", 2L * cores);
        for (int node = 0; node < 2; node++) {
            int first = node * socket;
            int second = cores + first;
            facts.put(
                    "Hardware.numa",
                    "node" + node + ".cpus",
                    first + "-" + (first + socket - 1) + "," + second + "-" + (second + socket - 1));
        }
        facts.put("K8s.node", "capacity.cpu", Integer.toString(2 * cores));
        facts.put("K8s.node", "allocatable.cpu", Integer.toString(2 * cores));
    }

    /** Neither NVIDIA's modules nor those of the adapters' maker are there for it; the kernel's own drive these. */
    static void kernelWithoutDriver(MachineFacts facts, HardwareClass hardware) {
        facts.put("OS.kernel", "release", KERNEL);
        facts.put("OS.kernel", "version", "#71-Ubuntu SMP PREEMPT_DYNAMIC Tue Jul 22 16:52:38 UTC 2025");
        facts.put("OS.sysctl", "/proc/sys/kernel/osrelease", KERNEL);
        facts.put("OS.grub", "BOOT_IMAGE", "/boot/vmlinuz-" + KERNEL);
        facts.put("K8s.node", "kernel-version", KERNEL);
        facts.put("OS.kernel", "tainted", 0);
        facts.removeKeys(MODULES, key -> key.startsWith("nvidia") || key.equals("gdrdrv"));
        facts.remove("OS.kmod-versions", "mlx5_core");
        facts.remove(RDMA, "peer-memory");
        Gone.driver(
                facts,
                hardware,
                new Gap(
                        "libnvidia-ml.so.1",
                        Gap.Reason.Unavailable,
                        "Driver Not Loaded; load the kernel module: modprobe nvidia"));
        facts.put("GPU.pci", "gpu.driver", "none");
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.put("GPU.pci-" + gpu, "driver", "none");
        }
        facts.removeSubtype("GPU.module");
        facts.removeKeys("GPU.kernel-module", key -> !key.equals("blacklist") && !key.startsWith("option."));
        facts.put("GPU.kernel-module", "loaded", false);
        facts.remove("GPU.fabric-manager", "matches-driver");
        FreshNode.withoutGpus(facts, hardware);
    }
}
