package dev.eidos.testing.fleet;

import java.util.function.BiConsumer;

/**
 * What can be wrong with one machine of a fleet, with all that changes with it: a driver of another version shows in a
 * dozen places.
 */
public enum Fault {
    DRIVER((facts, hardware) -> {
        facts.put("GPU.smi", "driver", "550.90.07");
        facts.put("GPU.smi", "cuda-version", "12.4");
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.put("GPU.gpu-" + gpu, "gsp-firmware-version", "550.90.07");
        }
    }),
    KERNEL((facts, _) -> {
        facts.put("OS.kernel", "release", "6.8.0-52-generic");
        facts.put("OS.kernel", "version", "#53-Ubuntu SMP PREEMPT_DYNAMIC Sat Jan 11 00:06:25 UTC 2025");
        facts.put("OS.sysctl", "/proc/sys/kernel/osrelease", "6.8.0-52-generic");
        facts.put("OS.grub", "BOOT_IMAGE", "/boot/vmlinuz-6.8.0-52-generic");
        facts.put("K8s.node", "kernel-version", "6.8.0-52-generic");
    }),
    FIRMWARE((facts, hardware) -> {
        for (int nic = 0; nic < hardware.nics(); nic++) {
            facts.put("Hardware.rdma", "mlx5_" + nic + ".firmware", "28.36.1010");
        }
    }),
    SYSCTL((facts, _) -> facts.put("OS.sysctl", "/proc/sys/kernel/numa_balancing", "1")),
    /** Hyper-threading is off. */
    BIOS((facts, hardware) -> {
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
    }),
    /** The last one has fallen off the bus. */
    GPU_MISSING((facts, hardware) -> {
        int left = hardware.gpus() - 1;
        facts.removeSubtype("GPU.gpu-" + left);
        facts.removeSubtype("GPU.pci-" + left);
        facts.put("GPU.smi", "gpu-count", left);
        facts.put("GPU.pci", "gpu-count", left);
        facts.put("SystemD.cdi", "/var/run/cdi/nvidia.yaml.devices", left + 1L);
        facts.put("K8s.node", "capacity.nvidia.com/gpu", Integer.toString(left));
        facts.put("K8s.node", "allocatable.nvidia.com/gpu", Integer.toString(left));
    }),
    NIC_DOWN((facts, _) -> {
        facts.put("Hardware.rdma", "mlx5_1.port1.state", "DOWN");
        facts.put("Hardware.rdma", "mlx5_1.port1.physical-state", "Disabled");
        facts.put("Hardware.rdma", "mlx5_1.port1.rate", "10 Gb/sec (4X SDR)");
    }),
    PCIE_NARROWED((facts, _) -> {
        facts.put("GPU.gpu-2", "pcie-current-width", 8);
        facts.put("GPU.pci-2", "current-link-width", 8);
    }),
    /** One lane fewer; where there are none, the power limit stands in: such a class has no NVLink to lose. */
    NVLINK_LANE((facts, hardware) -> {
        if (hardware.nvlinks() > 0) {
            facts.put("GPU.gpu-3", "nvlink-active-links", hardware.nvlinks() - 1L);
        } else {
            facts.put("GPU.gpu-3", "power-limit-watts", hardware.watts() / 2);
            facts.put("GPU.gpu-3", "power-limit-enforced-watts", hardware.watts() / 2);
        }
    }),
    MIG((facts, _) -> {
        facts.put("GPU.gpu-0", "mig-mode", "Enabled");
        facts.put("GPU.gpu-0", "mig-mode-pending", "Enabled");
        facts.put("GPU.gpu-0", "mig-device-count", 2);
        facts.put("GPU.gpu-0", "mig-profiles", "3g.40gb,3g.40gb");
    }),
    ECC((facts, _) -> {
        facts.put("GPU.gpu-1", "ecc-mode", "Disabled");
        facts.put("GPU.gpu-1", "ecc-mode-pending", "Disabled");
    }),
    /** One module of sixteen is gone. */
    MEMORY((facts, hardware) -> {
        long gone = hardware.memoryKb() / 16;
        facts.put("Hardware.memory", "mem-total-kb", hardware.memoryKb() - gone);
        facts.put("Hardware.memory", "node1.mem-total-kb", hardware.memoryKb() / 2 - gone);
        facts.put("K8s.node", "capacity.memory", hardware.memoryKb() - gone + "Ki");
        facts.put("K8s.node", "allocatable.memory", hardware.memoryKb() - gone + "Ki");
    }),
    CONTAINERD((facts, _) -> {
        facts.put("SystemD.containerd-config", "default_runtime_name", "runc");
        facts.put("SystemD.containerd-config", "runtimes.nvidia.options.SystemdCgroup", false);
    }),
    KUBELET_FLAG((facts, _) -> facts.put(
            "SystemD.kubelet",
            "ExecStart",
            "/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml --kubeconfig=/etc/kubernetes/kubelet.conf"
                    + " --node-status-update-frequency=10s --topology-manager-policy=none")),
    MODULE_PARAMETER(
            (facts, _) -> facts.put("OS.module-parameters", "nvidia.NVreg_EnablePCIERelaxedOrderingMode", "0")),
    CGROUP((facts, _) -> {
        facts.put("Hardware.cgroup", "version", "v1");
        facts.put("OS.grub", "systemd.unified_cgroup_hierarchy", "0");
    }),
    CLOCK_SOURCE((facts, _) -> facts.put("Hardware.clock", "source", "hpet")),
    HUGEPAGES((facts, _) -> {
        facts.put("Hardware.memory", "huge-pages-2048kb", 8192);
        facts.put("OS.sysctl", "/proc/sys/vm/nr_hugepages", "8192");
        facts.put("K8s.node", "capacity.hugepages-2Mi", "16Gi");
        facts.put("K8s.node", "allocatable.hugepages-2Mi", "16Gi");
    }),
    /** The specification was written before the last GPUs were there. */
    CDI((facts, _) -> {
        facts.put("SystemD.cdi", "/var/run/cdi/nvidia.yaml.devices", 3);
        facts.put("SystemD.cdi", "/var/run/cdi/nvidia.yaml.cdiVersion", "0.5.0");
    }),
    LABEL((facts, _) -> facts.remove("K8s.node", "label.nvidia.com/gpu.present"));

    private final BiConsumer<MachineFacts, HardwareClass> change;

    Fault(BiConsumer<MachineFacts, HardwareClass> change) {
        this.change = change;
    }

    void in(MachineFacts facts, HardwareClass hardware) {
        change.accept(facts, hardware);
    }
}
