package dev.eidos.testing.fleet.fault;

import dev.eidos.measurement.Gap;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;

/**
 * Faults of the same sources as {@link FieldFault}, written down at the same time, for which no rule was made or
 * mended: they are only measured. Whoever mends a rule for one of them puts another in its place.
 */
enum BlindFault implements ListedFault {
    /** NVIDIA GPU Operator, virtual machines: the node was one of theirs, and a GPU stayed with vfio-pci. */
    GPU_FOR_VFIO("gpu-count", "gpu-binding", "pci-driver"),
    /** A riser that trains its link one generation lower. */
    PCIE_GENERATION("pcie-generation", "pcie-speed"),
    /** NVIDIA's Xid catalogue, 154: the driver says what it wants. */
    RECOVERY_REBOOT("recovery-action", "gpu-recovery"),
    /** Reports of training runs of thousands of GPUs count broken switches, too. */
    NVSWITCH_MISSING("nvswitch", "nvswitch-count"),
    /** NVIDIA's driver installation guide: the open driver of the kernel came first. */
    NOUVEAU("driver", "nouveau", "kernel-module"),
    /** A port that was set to the other kind of network. */
    NIC_ETHERNET("nic-link-layer", "nic-state", "nic-mode"),
    GSP_OFF("module-parameter", "gsp", "gsp-firmware"),
    /** NVIDIA's device plugin: a GPU with a critical Xid is not offered any more. */
    GPUS_NOT_ALLOCATABLE("device-plugin", "gpu-resource", "gpu-allocatable"),
    FABRIC_DEGRADED("nvlink-fabric"),
    CONFIDENTIAL("confidential-computing"),
    MICROCODE("microcode", "cpu", "firmware"),
    /** The module is loaded, and was so before the driver of the adapters was replaced. */
    PEER_MEMORY_UNREGISTERED("peer-memory", "gpudirect", "gpudirect-rdma", "kernel-module"),
    CDI_OFF("cdi", "gpu-runtime"),
    CPU_MANAGER("kubelet-configuration"),
    /** rdma-core's persistent names, where jobs ask for mlx5. */
    NICS_RENAMED("nic-name", "nic-names"),
    /** The firmware says that all GPUs are at the first node. */
    GPU_NUMA("numa"),
    ISOLATED_CPUS("kernel-command-line"),
    /** Node Problem Detector: the kernel deadlocked. */
    PROBLEM_CONDITION("node-condition", "condition"),
    /** Somebody asked for MIG, and nobody reset the GPU. */
    MIG_PENDING("mig"),
    UNITS_FAILED("failed-units", "systemd", "units");

    private final String diagnoses;

    BlindFault(String... diagnoses) {
        this.diagnoses = String.join(" ", diagnoses);
    }

    @Override
    public List<String> diagnoses() {
        return List.of(diagnoses.split(" ", -1));
    }

    @Override
    public void in(MachineFacts facts, HardwareClass hardware) {
        String node = "K8s.node";
        int last = hardware.gpus() - 1;
        switch (this) {
            case GPU_FOR_VFIO -> {
                facts.put("GPU.pci-" + last, "driver", "vfio-pci");
                facts.remove("GPU.pci", "gpu.driver");
                facts.removeSubtype("GPU.gpu-" + last);
                facts.put("GPU.smi", "gpu-count", last);
                facts.put("OS.kmod", "vfio", true);
                facts.put("OS.kmod", "vfio_pci", true);
                facts.put(node, "capacity.nvidia.com/gpu", Integer.toString(last));
                facts.put(node, "allocatable.nvidia.com/gpu", Integer.toString(last));
            }
            case PCIE_GENERATION -> facts.put("GPU.gpu-1", "pcie-max-generation", 4);
            case RECOVERY_REBOOT -> facts.put("GPU.gpu-2", "recovery-action", "Reboot");
            case NVSWITCH_MISSING -> facts.put("GPU.pci", "nvswitch-count", 3);
            case NOUVEAU -> nouveau(facts, hardware);
            case NIC_ETHERNET -> {
                facts.put("Hardware.rdma", "mlx5_1.port1.link-layer", "Ethernet");
                facts.put("Hardware.rdma", "mlx5_1.port1.state", "DOWN");
                facts.put("Hardware.rdma", "mlx5_1.port1.physical-state", "Disabled");
            }
            case GSP_OFF -> {
                facts.put("GPU.kernel-module", "param.EnableGpuFirmware", "0");
                facts.put("GPU.kernel-module", "option.nvidia.NVreg_EnableGpuFirmware", "0");
                for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                    facts.remove("GPU.gpu-" + gpu, "gsp-firmware-version");
                }
            }
            case GPUS_NOT_ALLOCATABLE -> facts.put(node, "allocatable.nvidia.com/gpu", Integer.toString(last));
            case FABRIC_DEGRADED -> {
                for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                    facts.put("GPU.gpu-" + gpu, "fabric-bandwidth", "Degraded");
                    facts.put("GPU.gpu-" + gpu, "fabric-health", "Limited Capacity");
                }
            }
            case CONFIDENTIAL -> facts.put("GPU.smi", "confidential-computing", "Enabled");
            case MICROCODE -> facts.put("Hardware.cpu", "microcode", hardware.isAmd() ? "0xa101144" : "0x2b000461");
            case PEER_MEMORY_UNREGISTERED -> facts.remove("Hardware.rdma", "peer-memory");
            case CDI_OFF -> facts.put("SystemD.containerd-config", "enable_cdi", false);
            case CPU_MANAGER -> facts.put("SystemD.kubelet-config", "cpuManagerPolicy", "none");
            case NICS_RENAMED ->
                facts.renameKeys("Hardware.rdma", key -> key.replaceFirst("^mlx5_(\\d+)[.]", "ibp2$1s0."));
            case GPU_NUMA -> {
                for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                    facts.put("GPU.pci-" + gpu, "numa-node", 0);
                }
            }
            case ISOLATED_CPUS -> {
                facts.put("OS.grub", "isolcpus", "2-55");
                facts.put("OS.grub", "nohz_full", "2-55");
            }
            case PROBLEM_CONDITION -> {
                facts.put(node, "condition.KernelDeadlock", "True");
                facts.put(node, "condition.KernelDeadlock.reason", "DockerHung");
            }
            case MIG_PENDING -> facts.put("GPU.gpu-0", "mig-mode-pending", "Enabled");
            case UNITS_FAILED -> {
                facts.put("SystemD.systemd", "SystemState", "degraded");
                facts.put("SystemD.systemd", "NFailedUnits", 2);
            }
        }
    }

    private static void nouveau(MachineFacts facts, HardwareClass hardware) {
        Gone.driver(facts, hardware, new Gap("libnvidia-ml.so.1", Gap.Reason.Failed, "Driver Not Loaded"));
        facts.put("OS.kmod", "nouveau", true);
        facts.removeKeys("OS.kmod", key -> key.startsWith("nvidia"));
        facts.put("GPU.pci", "gpu.driver", "nouveau");
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.put("GPU.pci-" + gpu, "driver", "nouveau");
        }
        facts.removeSubtype("GPU.kernel-module");
        facts.put("GPU.kernel-module", "loaded", false);
        facts.remove("Hardware.rdma", "peer-memory");
        for (String unit : new String[] {"nvidia-persistenced", "nvidia-fabricmanager"}) {
            facts.putAll("SystemD." + unit, "ActiveState", "failed", "SubState", "failed", "Result", "exit-code");
        }
        facts.remove("K8s.node", "capacity.nvidia.com/gpu");
        facts.remove("K8s.node", "allocatable.nvidia.com/gpu");
    }
}
