package dev.eidos.testing.fleet.fault;

import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;

/**
 * Faults that were gathered from the field after rules were mended for {@link FreshFault}, again by somebody who knew
 * none of the rules, and of other kinds than those of the lists before. Each says where such faults are told of.
 * Whoever mends a rule for one of them puts another in its place. What they change is in {@link LaterChange}.
 */
enum LaterFault implements ListedFault {
    /** A GPU that was reset by itself did not register with the running fabric again; Fabric Manager guide. */
    FABRIC_GPU_UNREGISTERED("nvlink-fabric fabric fabric-state fabric-registration gpu-fabric gpu-fabric-state"
            + " fabric-status nvlink-fabric-state"),
    /** The management controller holds GPUs back after a power supply was lost; DGX user guides. */
    CAPPED_FROM_OUTSIDE("power-limit power-limits power power-cap power-capping power-brake power-supply gpu-power"
            + " gpu-power-limit enforced-power-limit power-limit-enforced bmc"),
    /** The firmware found no addresses for the memory of one GPU, and no driver takes it; GPU Operator, issues. */
    BAR_UNASSIGNED("gpu-binding pci-driver gpu-driver-binding gpu-unbound gpu-not-bound gpu-without-driver gpu-probe"
            + " gpu-count pci-bar gpu-bar bar mmio pci-resources"),
    /** A label that keeps the operator's pods from a node was never taken back; GPU Operator's documents. */
    OPERANDS_OFF("gpu-operator operands gpu-operands operator-operands gpu-operator-operands deploy-operands label"
            + " labels node-label node-labels gpu-label gpu-labels"),
    /** A GPU's firmware answers no more, and whoever asks the driver waits for ever; NVIDIA's open modules, issues. */
    DRIVER_HANGS("driver gpu-driver driver-hang driver-hangs driver-timeout driver-silent driver-unresponsive nvml"
            + " nvidia-smi gsp gsp-firmware xid gpu-state gpu-health not-collected gap gaps unreadable unread"
            + " coverage"),
    /** After a repair an adapter sits in a slot of the other socket; server makers' service manuals, NCCL, issues. */
    NIC_OTHER_SLOT("nic-slot nic-numa nic-numa-node nic-pci-address nic-address nic-placement nic-topology"
            + " nic-affinity numa numa-node numa-affinity device-numa pci-numa pci-address pci-topology"),
    /** Software RDMA that a test left behind counts as an adapter that peers do not have; NCCL, issues. */
    SOFT_ROCE("nic-count rdma-count rdma-devices rdma-device-count soft-roce softroce software-rdma rxe rdma-rxe"
            + " extra-rdma-device kernel-module kernel-modules module"),
    /** Virtualisation for devices is switched off in firmware that was reset; server makers' firmware guides. */
    IOMMU_OFF("iommu iommu-off iommu-disabled vt-d amd-vi dma-remapping virtualization firmware firmware-settings bios"
            + " bios-settings"),
    /** A power profile by which the firmware, and not the kernel, sets the frequency; server makers' tuning guides. */
    FREQUENCY_BY_FIRMWARE("cpu cpu-frequency cpu-frequency-driver frequency-driver frequency-scaling cpufreq governor"
            + " cpu-governor power-profile power-management firmware firmware-settings bios bios-settings"),
    /** The management controller was hung when the machine started; the kernel's IPMI driver, vendors' forums. */
    CONTROLLER_SILENT("bmc ipmi ipmi-si ipmi-driver bmc-unreachable management-controller baseboard-management"
            + " kernel-module kernel-modules module"),
    /** Nothing loads it after a restart, and services cannot be reached from pods; Flannel, issues. */
    BRIDGE_FILTER_NOT_LOADED("kernel-module kernel-modules module br-netfilter bridge-netfilter bridge-filter"
            + " bridge-nf bridge-nf-call"),
    /** A database's tuning: memory that is only reserved is refused, too; the kernel's overcommit-accounting. */
    OVERCOMMIT_STRICT("sysctl sysctls overcommit overcommit-memory memory-overcommit vm-overcommit vm-settings"
            + " kernel-settings"),
    /** One kernel was patched while it ran; the kernel's tainted-kernels and livepatch documents. */
    LIVE_PATCHED("kernel livepatch live-patch kernel-livepatch kernel-live-patch kernel-patch kernel-taint tainted"
            + " kernel-tainted kernel-module kernel-modules module"),
    /** Old software mounted a hierarchy of version 1 and took the controller with it; the kernel's cgroup-v2. */
    CPUSET_TAKEN("cgroup cgroups cgroup-controller cgroup-controllers cgroup-v2 cpuset cpuset-controller"),
    /** Its file was changed and nobody dared to reload, which takes GPUs from containers; container toolkit, issues. */
    RELOAD_NEEDED("daemon-reload daemon-reload-needed needs-daemon-reload need-daemon-reload reload-needed kubelet"
            + " kubelet-unit kubelet-service unit units unit-file unit-files systemd systemd-unit systemd-units"),
    /** The disk was formatted so that layers cannot be mounted over each other; containerd and k3s, issues. */
    SNAPSHOTTER_NATIVE("snapshotter containerd-snapshotter overlayfs containerd containerd-config"
            + " containerd-configuration container-runtime container-runtime-config container-runtime-configuration"),
    /** The disk was full when the specification was written, and it ends in the middle; container toolkit, issues. */
    CDI_TRUNCATED("cdi cdi-spec cdi-specification cdi-specifications cdi-file cdi-files cdi-invalid not-collected gap"
            + " gaps unreadable unread coverage"),
    /** The number of pods was worked out for a smaller machine; EKS' documents and issues. */
    FEW_PODS("max-pods maxpods pods pod-count pod-limit pod-capacity kubelet kubelet-config kubelet-configuration"),
    /** Images have filled the disk, and pods are evicted; Kubernetes' documents on node pressure. */
    DISK_PRESSURE("disk-pressure node-condition node-conditions condition conditions disk disk-full disk-space storage"
            + " ephemeral-storage eviction node-pressure"),
    /** The cloud's controller never learnt of a node that joined again; Kubernetes' documents on cloud controllers. */
    CLOUD_UNINITIALIZED("cloud-provider provider provider-id cloud-controller cloud-controller-manager uninitialized"
            + " node-uninitialized node-initialization node-registration taint taints node-taint node-taints");

    private final String diagnoses;

    LaterFault(String diagnoses) {
        this.diagnoses = diagnoses;
    }

    @Override
    public List<String> diagnoses() {
        return List.of(diagnoses.split(" ", -1));
    }

    /** Returns whether machines of that kind can have it; without NVLink there is no fabric. */
    @Override
    public boolean concerns(HardwareClass hardware) {
        return this != FABRIC_GPU_UNREGISTERED || hardware.nvlinks() > 0;
    }

    @Override
    public void in(MachineFacts facts, HardwareClass hardware) {
        if (!concerns(hardware)) {
            return;
        }
        switch (this) {
            case FABRIC_GPU_UNREGISTERED -> {
                facts.removeKeys("GPU.gpu-2", key -> key.startsWith("fabric-"));
                facts.put("GPU.gpu-2", "fabric-state", "In Progress");
            }
            case CAPPED_FROM_OUTSIDE -> {
                for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                    facts.put("GPU.gpu-" + gpu, "power-limit-enforced-watts", hardware.watts() * 6L / 10);
                }
            }
            case BAR_UNASSIGNED -> LaterChange.barUnassigned(facts, hardware);
            case OPERANDS_OFF -> LaterChange.operandsOff(facts);
            case DRIVER_HANGS -> LaterChange.driverHangs(facts, hardware);
            case NIC_OTHER_SLOT -> LaterChange.nicOtherSlot(facts, hardware);
            case SOFT_ROCE -> LaterChange.softRoce(facts, hardware);
            case IOMMU_OFF -> LaterChange.iommuOff(facts);
            case FREQUENCY_BY_FIRMWARE -> {
                facts.remove("Hardware.cpu", "frequency-driver");
                facts.remove("Hardware.cpu", "governor");
                facts.remove("Hardware.cpu", "max-frequency-khz");
            }
            case CONTROLLER_SILENT -> facts.remove("OS.kmod", "ipmi_si");
            case BRIDGE_FILTER_NOT_LOADED -> {
                facts.remove("OS.kmod", "br_netfilter");
                facts.removeKeys("OS.sysctl", key -> key.startsWith("/proc/sys/net/bridge/"));
            }
            case OVERCOMMIT_STRICT -> facts.put("OS.sysctl", "/proc/sys/vm/overcommit_memory", "2");
            case LIVE_PATCHED -> LaterChange.livePatched(facts);
            case CPUSET_TAKEN -> facts.put("OS.cgroup", "controllers", "cpu,hugetlb,io,memory,misc,pids,rdma");
            case RELOAD_NEEDED -> facts.put("SystemD.kubelet", "NeedDaemonReload", true);
            case SNAPSHOTTER_NATIVE -> facts.put("SystemD.containerd-config", "snapshotter", "native");
            case CDI_TRUNCATED -> LaterChange.cdiTruncated(facts);
            case FEW_PODS -> {
                facts.put("SystemD.kubelet-config", "maxPods", 29);
                facts.putAll("K8s.node", "capacity.pods", "29", "allocatable.pods", "29");
            }
            case DISK_PRESSURE -> {
                facts.put("K8s.node", "condition.DiskPressure", "True");
                facts.put("K8s.node", "condition.DiskPressure.reason", "KubeletHasDiskPressure");
                facts.put("K8s.node", "taint.node.kubernetes.io/disk-pressure", "NoSchedule");
            }
            case CLOUD_UNINITIALIZED -> LaterChange.cloudUninitialized(facts);
        }
    }
}
