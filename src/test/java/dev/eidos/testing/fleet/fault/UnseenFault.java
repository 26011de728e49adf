package dev.eidos.testing.fleet.fault;

import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;

/** Faults that no rule was built against: they were written down before the rules were. */
enum UnseenFault implements ListedFault {
    FABRIC_MANAGER_DOWN("fabric-manager"),
    FABRIC_INCOMPLETE("nvlink-fabric"),
    VBIOS("firmware"),
    NIC_MISSING("nic-count"),
    NIC_SLOW("nic-state"),
    ROWS_PENDING("remapped-rows"),
    PERSISTENCE_OFF("persistence"),
    POWER_CAPPED("power-limit"),
    GPU_MEMORY("gpu-memory"),
    GOVERNOR("cpu"),
    IOMMU_TRANSLATES("iommu"),
    NODES_PER_SOCKET("numa"),
    MITIGATIONS("kernel-command-line"),
    PEERMEM_NOT_LOADED("kernel-module"),
    OPEN_MODULE("kernel-module-kind"),
    OS_RELEASE("os-release"),
    CONTAINERD_VERSION("container-runtime"),
    KUBELET_BEHIND("kubernetes-version"),
    TAINT("taint"),
    SWAP_ON("memory");

    private final String diagnosis;

    UnseenFault(String diagnosis) {
        this.diagnosis = diagnosis;
    }

    @Override
    public List<String> diagnoses() {
        return List.of(diagnosis);
    }

    @Override
    public void in(MachineFacts facts, HardwareClass hardware) {
        String memory = "Hardware.memory";
        switch (this) {
            case FABRIC_MANAGER_DOWN -> {
                facts.putAll(
                        "SystemD.nvidia-fabricmanager",
                        "LoadState",
                        "loaded",
                        "ActiveState",
                        "failed",
                        "SubState",
                        "failed",
                        "Result",
                        "exit-code");
                facts.put("SystemD.nvidia-fabricmanager", "ExecMainStatus", 1);
                facts.put("SystemD.systemd", "NFailedUnits", 1);
                facts.put("SystemD.systemd", "SystemState", "degraded");
                fabric(facts, hardware, "In Progress", "0");
            }
            case FABRIC_INCOMPLETE -> fabric(facts, hardware, "Completed", "Insufficient Resources");
            case VBIOS -> facts.put("GPU.gpu-2", "vbios-version", "96.00.74.00.0D");
            case NIC_MISSING -> {
                String gone = "mlx5_" + (hardware.nics() - 1) + ".";
                facts.removeKeys("Hardware.rdma", key -> key.startsWith(gone));
                facts.put("Hardware.rdma", "device-count", hardware.nics() - 1L);
            }
            case NIC_SLOW -> facts.put("Hardware.rdma", "mlx5_0.port1.rate", "100 Gb/sec (4X EDR)");
            case ROWS_PENDING -> {
                facts.put("GPU.gpu-1", "remapped-rows-pending", true);
                facts.put("GPU.gpu-1", "remapped-rows-uncorrectable", 1);
                facts.put("GPU.gpu-1", "recovery-action", "GPU Reset");
            }
            case PERSISTENCE_OFF -> {
                for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                    facts.put("GPU.gpu-" + gpu, "persistence-mode", "Disabled");
                }
                facts.putAll("SystemD.nvidia-persistenced", "ActiveState", "inactive", "SubState", "dead");
            }
            case POWER_CAPPED -> {
                for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                    facts.put("GPU.gpu-" + gpu, "power-limit-watts", hardware.watts() - 150);
                    facts.put("GPU.gpu-" + gpu, "power-limit-enforced-watts", hardware.watts() - 150);
                }
            }
            case GPU_MEMORY -> facts.put("GPU.gpu-1", "memory-mib", hardware.gpuMemoryMib() - 4096);
            case GOVERNOR -> facts.put("Hardware.cpu", "governor", "powersave");
            case IOMMU_TRANSLATES -> {
                facts.put("Hardware.iommu", "domain-types", "DMA-FQ");
                facts.remove("OS.grub", "iommu");
            }
            case NODES_PER_SOCKET -> {
                facts.put("Hardware.cpu", "numa-nodes", 1);
                facts.put("Hardware.numa", "node-count", 1);
                facts.put("Hardware.numa", "node0.cpus", "0-" + (hardware.threads() - 1));
                facts.put("Hardware.numa", "node0.distances", "10");
                facts.removeKeys("Hardware.numa", key -> key.startsWith("node1."));
                facts.removeKeys(memory, key -> key.matches("node\\d\\..*"));
                for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                    facts.put("GPU.pci-" + gpu, "numa-node", 0);
                }
                for (int nic = 0; nic < hardware.nics(); nic++) {
                    facts.put("Hardware.rdma", "mlx5_" + nic + ".numa-node", 0);
                }
            }
            case MITIGATIONS -> facts.put("OS.grub", "mitigations", "off");
            case PEERMEM_NOT_LOADED -> facts.remove("OS.kmod", "nvidia_peermem");
            case OPEN_MODULE -> facts.put("GPU.module", "kind", "proprietary");
            case OS_RELEASE -> {
                facts.putAll(
                        "OS.release",
                        "PRETTY_NAME",
                        "Ubuntu 22.04.5 LTS",
                        "VERSION_ID",
                        "22.04",
                        "VERSION_CODENAME",
                        "jammy");
                facts.put("SystemD.systemd", "Version", "249.11-0ubuntu3.12");
                facts.put("K8s.node", "os-image", "Ubuntu 22.04.5 LTS");
            }
            case CONTAINERD_VERSION -> facts.put("K8s.node", "container-runtime-version", "containerd://1.7.27");
            case KUBELET_BEHIND -> facts.put("K8s.node", "kubelet-version", "v1.31.9");
            case TAINT -> facts.put("K8s.node", "taint.nvidia.com/maintenance", "drain:NoSchedule");
            case SWAP_ON -> {
                facts.put(memory, "swap-total-kb", 8_388_604);
                facts.put("OS.sysctl", "/proc/sys/vm/swappiness", "60");
            }
        }
    }

    private static void fabric(MachineFacts facts, HardwareClass hardware, String state, String status) {
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.put("GPU.gpu-" + gpu, "fabric-state", state);
            facts.put("GPU.gpu-" + gpu, "fabric-status", status);
        }
    }
}
