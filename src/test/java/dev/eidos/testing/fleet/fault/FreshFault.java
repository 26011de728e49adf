package dev.eidos.testing.fleet.fault;

import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;

/**
 * Faults that were gathered from the field after the rules were made, by somebody who did not know them: what rules
 * make of these tells what they make of faults that nobody thought of. Each says where it was found. Whoever mends a
 * rule for one of them puts another in its place. What they change is in {@link FreshChange} and {@link FreshNode}.
 */
enum FreshFault implements ListedFault {
    /** Xid 79: a GPU answers neither driver nor bus, and both still count it; reports about NVIDIA's device plugin. */
    GPU_LOST("gpu-lost gpu-unreachable gpu-gone gpu gpus xid gpu-count gpu-state gpu-health fallen-off-bus"),
    /** Somebody worked around a sick fabric by switching NVLink off; published scripts that set nodes up. */
    NVLINK_DISABLED("module-parameter module-option kernel-module-option modprobe driver-option nvlink-disabled"
            + " nvlink-option nvlink"),
    /**
     * The module of unified memory was not loaded, so that nvidia-smi works and CUDA does not; GPU Operator, issues.
     */
    UVM_NOT_LOADED("kernel-module kernel-modules module nvidia-uvm uvm"),
    /** A node that virtual machines had left: no partition of NVSwitches is active; Fabric Manager guide. */
    SHARED_FABRIC_MODE("fabric-manager nvidia-fabricmanager fabricmanager fabric-manager-configuration"
            + " fabric-manager-config fabric-mode"),
    /** The firmware no longer says which socket a device is at, which NCCL takes for another; nccl-tests, issues. */
    DEVICES_WITHOUT_NUMA("numa numa-node numa-affinity gpu-numa nic-numa device-numa pci-numa"),
    /** The core driver came from the initial RAM disk alone, and no RDMA device was made; rdma-core, issues. */
    MLX5_IB_NOT_LOADED(
            "kernel-module kernel-modules module mlx5-ib nic-driver rdma-driver rdma-module" + " nic-module"),
    /** Virtual functions of a test of SR-IOV that nobody took back; issues of SR-IOV's operators. */
    VIRTUAL_FUNCTIONS("nic-count nic-virtual-functions virtual-functions sr-iov sriov rdma-devices rdma-count"
            + " rdma-device-count"),
    /** An adapter came back from repair as the server maker's edition; vendors' forums. */
    NIC_OTHER_BOARD("nic-board nic-board-id board-id nic-psid psid nic-hardware nic-model nic-kind"),
    /** A new main board starts in BIOS mode instead of UEFI; server vendors' service manuals. */
    LEGACY_BOOT("uefi boot-mode legacy-boot firmware boot-firmware firmware-mode bios bios-mode security"),
    /** Firmware that was reset or limited has eight cores a socket off; server makers' knowledge bases. */
    CORES_DISABLED("cpu cpu-cores cpu-count cores core-count processor"),
    /** Huge pages of 1 GiB for a storage engine, from the boot loader; Kubernetes, issues and proposals. */
    GIGANTIC_PAGES("huge-pages hugepages gigantic-pages huge-page-size kernel-command-line command-line"
            + " boot-parameters kernel-parameters"),
    /** The processor has reported a machine check; the kernel's tainted-kernels, distributors' knowledge bases. */
    MACHINE_CHECK("kernel-taint tainted kernel-tainted machine-check mce hardware-error kernel"),
    /**
     * An unattended upgrade brought a kernel without headers: no module from outside was built; reports of incidents.
     */
    KERNEL_WITHOUT_DRIVER("kernel kernel-version kernel-release kernel-upgrade dkms kernel-without-driver"),
    /** A hardening benchmark set it back, and pods have no network; issues of container engines and Kubernetes. */
    IP_FORWARDING("sysctl sysctls ip-forward ip-forwarding kernel-settings network-settings net"),
    /** The unit file of a new release leaves the limit to systemd: 1024; report of an incident with an EKS image. */
    FILES_LIMIT("limits unit-limits nofile open-files file-limit files-limit container-runtime containerd"
            + " containerd-unit"),
    /** Docker's package of containerd replaced the configuration by its own, without CRI; containerd, issues. */
    CRI_DISABLED("containerd containerd-config containerd-configuration container-runtime"
            + " container-runtime-configuration cri cri-plugin disabled-plugins"),
    /** A specification that was written by hand once stands beside the toolkit's; container toolkit, issues. */
    CDI_LEFT_OVER("cdi cdi-spec cdi-specification cdi-specifications cdi-files"),
    /** One kubelet keeps back more for the system than the others; Kubernetes' documents on reserving resources. */
    RESERVED_RESOURCES(
            "kubelet-configuration kubelet-config kubelet system-reserved reserved-resources" + " node-reserved"),
    /** Nobody uncordoned the node after its maintenance; operators' runbooks. */
    CORDONED("unschedulable cordon cordoned node-unschedulable node-schedulable schedulable scheduling"),
    /** A label that was meant for a notebook node gave it the shared configuration; GPU Operator's documents. */
    TIME_SLICING("time-slicing gpu-time-slicing gpu-sharing sharing sharing-strategy gpu-replicas device-plugin"
            + " device-plugin-config device-plugin-configuration gpu-resource gpu-allocatable"),
    /** MIG manager gave up halfway and waits for a label that never changes; mig-parted, issues. */
    MIG_CONFIG_STUCK("mig mig-config mig-configuration mig-config-state mig-state mig-mode mig-manager gpu-operator"),
    /** One node got the next point release of its distribution; libfabric, an issue that only that release has. */
    POINT_RELEASE("os-release os-version os os-image operating-system point-release distribution"),
    /** A workaround of a firmware's bug stayed in the boot loader's configuration; the kernel's parameters. */
    CLOCK_FORCED("kernel-command-line command-line boot-parameters kernel-parameters clock-source clocksource clock"
            + " tsc"),
    /** The message bus refuses, so that nothing is known of any unit; systemd, issues. */
    BUS_SILENT("systemd dbus d-bus system-bus message-bus units not-collected gap gaps unreadable unread coverage");

    private final String diagnoses;

    FreshFault(String diagnoses) {
        this.diagnoses = diagnoses;
    }

    @Override
    public List<String> diagnoses() {
        return List.of(diagnoses.split(" ", -1));
    }

    /** Returns whether machines of that kind can have it. */
    @Override
    public boolean concerns(HardwareClass hardware) {
        return switch (this) {
            // There is no NVSwitch to manage, and no MIG.
            case SHARED_FABRIC_MODE, MIG_CONFIG_STUCK -> hardware.nvlinks() > 0;
            case GPU_LOST,
                    NVLINK_DISABLED,
                    UVM_NOT_LOADED,
                    DEVICES_WITHOUT_NUMA,
                    MLX5_IB_NOT_LOADED,
                    VIRTUAL_FUNCTIONS,
                    NIC_OTHER_BOARD,
                    LEGACY_BOOT,
                    CORES_DISABLED,
                    GIGANTIC_PAGES,
                    MACHINE_CHECK,
                    KERNEL_WITHOUT_DRIVER,
                    IP_FORWARDING,
                    FILES_LIMIT,
                    CRI_DISABLED,
                    CDI_LEFT_OVER,
                    RESERVED_RESOURCES,
                    CORDONED,
                    TIME_SLICING,
                    POINT_RELEASE,
                    CLOCK_FORCED,
                    BUS_SILENT -> true;
        };
    }

    @Override
    public void in(MachineFacts facts, HardwareClass hardware) {
        if (!concerns(hardware)) {
            return;
        }
        switch (this) {
            case GPU_LOST -> FreshChange.gpuLost(facts, hardware);
            case NVLINK_DISABLED -> FreshChange.nvlinkDisabled(facts, hardware);
            case UVM_NOT_LOADED -> facts.remove("OS.kmod", "nvidia_uvm");
            case SHARED_FABRIC_MODE -> FreshChange.sharedFabricMode(facts, hardware);
            case DEVICES_WITHOUT_NUMA -> FreshChange.withoutNuma(facts, hardware);
            case MLX5_IB_NOT_LOADED -> FreshChange.withoutRdmaDriver(facts);
            case VIRTUAL_FUNCTIONS -> FreshChange.virtualFunctions(facts, hardware);
            case NIC_OTHER_BOARD -> {
                facts.put("Hardware.rdma", "mlx5_1.board-id", "DEL0000000035");
                facts.put("Hardware.rdma", "mlx5_1.firmware", "28.38.1900");
            }
            case LEGACY_BOOT -> {
                facts.put("OS.security", "uefi", false);
                facts.remove("OS.security", "secure-boot");
                facts.remove("OS.kmod", "efi_pstore");
            }
            case CORES_DISABLED -> FreshChange.coresDisabled(facts, hardware);
            case GIGANTIC_PAGES -> FreshNode.giganticPages(facts);
            case MACHINE_CHECK ->
                facts.put("OS.kernel", "tainted", Long.parseLong(facts.text("OS.kernel", "tainted")) + 16);
            case KERNEL_WITHOUT_DRIVER -> FreshChange.kernelWithoutDriver(facts, hardware);
            case IP_FORWARDING -> {
                facts.put("OS.sysctl", "/proc/sys/net/ipv4/ip_forward", "0");
                facts.put("OS.sysctl", "/proc/sys/net/ipv4/conf/all/forwarding", "0");
            }
            case FILES_LIMIT -> {
                facts.put("SystemD.containerd", "LimitNOFILE", "524288");
                facts.put("SystemD.containerd", "LimitNOFILESoft", "1024");
            }
            case CRI_DISABLED -> FreshNode.criDisabled(facts);
            case CDI_LEFT_OVER -> {
                facts.put("SystemD.cdi", "/etc/cdi/nvidia.yaml.kind", "nvidia.com/gpu");
                facts.put("SystemD.cdi", "/etc/cdi/nvidia.yaml.cdiVersion", "0.5.0");
                facts.put("SystemD.cdi", "/etc/cdi/nvidia.yaml.devices", hardware.gpus() + 1L);
            }
            case RESERVED_RESOURCES -> FreshNode.reservedResources(facts, hardware);
            case CORDONED -> facts.put("K8s.node", "unschedulable", true);
            case TIME_SLICING -> FreshNode.timeSlicing(facts, hardware);
            case MIG_CONFIG_STUCK -> FreshNode.migConfigStuck(facts, hardware);
            case POINT_RELEASE -> {
                facts.put("OS.release", "PRETTY_NAME", "Ubuntu 24.04.3 LTS");
                facts.put("SystemD.systemd", "Version", "255.4-1ubuntu8.10");
                facts.put("K8s.node", "os-image", "Ubuntu 24.04.3 LTS");
            }
            case CLOCK_FORCED -> {
                facts.put("OS.grub", "clocksource", "hpet");
                facts.put("OS.grub", "tsc", "unstable");
                facts.put("Hardware.cpu", "clock-source", "hpet");
            }
            case BUS_SILENT -> FreshNode.busSilent(facts);
        }
    }
}
