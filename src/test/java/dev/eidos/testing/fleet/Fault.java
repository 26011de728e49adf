package dev.eidos.testing.fleet;

/**
 * What can be wrong with one machine of a fleet, with all that changes with it: a driver of another version shows in a
 * dozen places.
 */
public enum Fault {
    DRIVER,
    KERNEL,
    FIRMWARE,
    SYSCTL,
    /** Hyper-threading is off. */
    BIOS,
    /** The last one has fallen off the bus. */
    GPU_MISSING,
    NIC_DOWN,
    PCIE_NARROWED,
    /** One lane fewer; where there are none, the power limit stands in: such a class has no NVLink to lose. */
    NVLINK_LANE,
    MIG,
    ECC,
    /** One module of sixteen is gone. */
    MEMORY,
    CONTAINERD,
    KUBELET_FLAG,
    MODULE_PARAMETER,
    CGROUP,
    CLOCK_SOURCE,
    HUGEPAGES,
    /** The specification was written before the last GPUs were there. */
    CDI,
    LABEL;

    public void in(MachineFacts facts, HardwareClass hardware) {
        switch (this) {
            case DRIVER -> {
                facts.put("GPU.smi", "driver", "550.90.07");
                facts.put("GPU.smi", "cuda-version", "12.4");
                facts.put("GPU.kernel-module", "version", "550.90.07");
                for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                    facts.put("GPU.gpu-" + gpu, "gsp-firmware-version", "550.90.07");
                }
            }
            case KERNEL -> {
                facts.put("OS.kernel", "release", "6.8.0-52-generic");
                facts.put("OS.kernel", "version", "#53-Ubuntu SMP PREEMPT_DYNAMIC Sat Jan 11 00:06:25 UTC 2025");
                facts.put("OS.sysctl", "/proc/sys/kernel/osrelease", "6.8.0-52-generic");
                facts.put("OS.grub", "BOOT_IMAGE", "/boot/vmlinuz-6.8.0-52-generic");
                facts.put("K8s.node", "kernel-version", "6.8.0-52-generic");
            }
            case FIRMWARE -> {
                for (int nic = 0; nic < hardware.nics(); nic++) {
                    facts.put("Hardware.rdma", "mlx5_" + nic + ".firmware", "28.36.1010");
                }
            }
            case SYSCTL -> facts.put("OS.sysctl", "/proc/sys/kernel/numa_balancing", "1");
            case BIOS -> {
                facts.put("Hardware.cpu", "smt", "notsupported");
                facts.put("Hardware.cpu", "threads", hardware.cores());
                for (int node = 0; node < 2; node++) {
                    int first = node * hardware.coresPerSocket();
                    facts.put(
                            "Hardware.numa",
                            "node" + node + ".cpus",
                            first + "-" + (first + hardware.coresPerSocket() - 1));
                }
                facts.put("K8s.node", "capacity.cpu", Integer.toString(hardware.cores()));
                facts.put("K8s.node", "allocatable.cpu", Integer.toString(hardware.cores()));
            }
            case GPU_MISSING -> {
                int left = hardware.gpus() - 1;
                facts.removeSubtype("GPU.gpu-" + left);
                facts.removeSubtype("GPU.pci-" + left);
                facts.put("GPU.smi", "gpu-count", left);
                facts.put("GPU.pci", "gpu-count", left);
                facts.put("SystemD.cdi", "/var/run/cdi/nvidia.yaml.devices", left + 1L);
                facts.put("K8s.node", "capacity.nvidia.com/gpu", Integer.toString(left));
                facts.put("K8s.node", "allocatable.nvidia.com/gpu", Integer.toString(left));
            }
            case NIC_DOWN -> {
                facts.put("Hardware.rdma", "mlx5_1.port1.state", "DOWN");
                facts.put("Hardware.rdma", "mlx5_1.port1.physical-state", "Disabled");
                facts.put("Hardware.rdma", "mlx5_1.port1.rate", "10 Gb/sec (4X SDR)");
            }
            case PCIE_NARROWED -> {
                facts.put("GPU.gpu-2", "pcie-current-width", 8);
                facts.put("GPU.pci-2", "pcie-current-width", 8);
            }
            case NVLINK_LANE -> {
                if (hardware.nvlinks() > 0) {
                    facts.put("GPU.gpu-3", "nvlink-active-links", hardware.nvlinks() - 1L);
                } else {
                    facts.put("GPU.gpu-3", "power-limit-watts", hardware.watts() / 2);
                    facts.put("GPU.gpu-3", "power-limit-enforced-watts", hardware.watts() / 2);
                }
            }
            case MIG -> {
                facts.put("GPU.gpu-0", "mig-mode", "Enabled");
                facts.put("GPU.gpu-0", "mig-mode-pending", "Enabled");
                facts.put("GPU.gpu-0", "mig-device-count", 2);
                facts.put("GPU.gpu-0", "mig-profiles", "3g.40gb,3g.40gb");
            }
            case ECC -> {
                facts.put("GPU.gpu-1", "ecc-mode", "Disabled");
                facts.put("GPU.gpu-1", "ecc-mode-pending", "Disabled");
            }
            case MEMORY -> {
                long gone = hardware.memoryKb() / 16;
                facts.put("Hardware.memory", "mem-total-kb", hardware.memoryKb() - gone);
                facts.put("Hardware.memory", "node1.mem-total-kb", hardware.memoryKb() / 2 - gone);
                facts.put("K8s.node", "capacity.memory", hardware.memoryKb() - gone + "Ki");
                facts.put("K8s.node", "allocatable.memory", hardware.memoryKb() - gone + "Ki");
            }
            case CONTAINERD -> {
                facts.put("SystemD.containerd-config", "default_runtime_name", "runc");
                facts.put("SystemD.containerd-config", "runtimes.nvidia.options.SystemdCgroup", false);
            }
            case KUBELET_FLAG ->
                facts.put("SystemD.kubelet", "ExecStart", SystemdFacts.KUBELET + " --topology-manager-policy=none");
            case MODULE_PARAMETER -> facts.put("GPU.kernel-module", "param.EnablePCIERelaxedOrderingMode", "0");
            case CGROUP -> {
                facts.put("OS.cgroup", "version", 1);
                facts.put("OS.cgroup", "hybrid", false);
                facts.put("OS.grub", "systemd.unified_cgroup_hierarchy", "0");
            }
            case CLOCK_SOURCE -> facts.put("Hardware.cpu", "clock-source", "hpet");
            case HUGEPAGES -> {
                facts.put("Hardware.memory", "huge-pages-2048kb", 8192);
                facts.put("OS.sysctl", "/proc/sys/vm/nr_hugepages", "8192");
                facts.put("K8s.node", "capacity.hugepages-2Mi", "16Gi");
                facts.put("K8s.node", "allocatable.hugepages-2Mi", "16Gi");
            }
            case CDI -> {
                facts.put("SystemD.cdi", "/var/run/cdi/nvidia.yaml.devices", 3);
                facts.put("SystemD.cdi", "/var/run/cdi/nvidia.yaml.cdiVersion", "0.5.0");
            }
            case LABEL -> facts.remove("K8s.node", "label.nvidia.com/gpu.present");
        }
    }
}
