package dev.eidos.testing.fleet.fault;

import dev.eidos.measurement.Gap;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;

/**
 * Faults that vendors' documents and reports of incidents tell of, written down before anybody looked whether rules
 * know them. Rules were mended for these afterwards; see {@link BlindFault} for those that they were not.
 */
enum FieldFault implements ListedFault {
    /** NVIDIA's GPU memory error management: a remapping that failed wants another board. */
    REMAPPING_FAILED("remapped-rows"),
    /** NCCL's troubleshooting: access control services send traffic between devices through the root complex. */
    ACS_REDIRECTS("pcie-acs", "acs"),
    NVLINKS_DOWN("nvlink-lanes"),
    NIC_PCIE_NARROWED("pcie-width", "nic-pcie-width", "nic-pcie"),
    TRANSPARENT_HUGE_PAGES("huge-pages", "transparent-huge-pages"),
    /** NCCL and UCX: registering memory fails where little may be locked. */
    MEMLOCK_LIMIT("limits", "memlock", "unit-limits", "container-runtime"),
    /** An unattended upgrade replaced the library under the loaded module. */
    DRIVER_LIBRARY_MISMATCH("driver", "driver-mismatch"),
    COMPUTE_MODE("compute-mode"),
    FABRIC_UNHEALTHY("nvlink-fabric"),
    DEVICE_PLUGIN_GONE("device-plugin", "gpu-resource", "gpu-allocatable"),
    /** NVIDIA's driver installation guide: unsigned modules are not loaded then. */
    SECURE_BOOT("secure-boot", "security"),
    BIOS_VERSION("firmware", "bios"),
    /** Turbo is off in the firmware. */
    FREQUENCY_CAPPED("cpu", "cpu-frequency"),
    OFED("nic-driver", "ofed", "kernel-module-version"),
    /** NVIDIA's Fabric Manager guide: its version has to be the driver's. */
    FABRIC_MANAGER_BEHIND("fabric-manager"),
    /** Kubernetes' container runtimes: kubelet and runtime have to agree. */
    CGROUP_DRIVER("cgroup", "cgroup-driver", "kubelet-configuration"),
    /** The kernel's tainted-kernels: it has died once since it was started. */
    KERNEL_OOPS("kernel-taint", "kernel-oops", "kernel"),
    INOTIFY("sysctl"),
    /** The cable is good, and no subnet manager has brought the port up. */
    NIC_WITHOUT_SUBNET_MANAGER("nic-state"),
    /** A board of another kind came back from repair. */
    GPU_OTHER_BOARD("gpu-board", "gpu-model", "board");

    private final String diagnoses;

    FieldFault(String... diagnoses) {
        this.diagnoses = String.join(" ", diagnoses);
    }

    @Override
    public List<String> diagnoses() {
        return List.of(diagnoses.split(" ", -1));
    }

    @Override
    public void in(MachineFacts facts, HardwareClass hardware) {
        switch (this) {
            case REMAPPING_FAILED -> {
                facts.put("GPU.gpu-5", "remapping-failed", true);
                facts.put("GPU.gpu-5", "remapped-rows-uncorrectable", 8);
                facts.put("GPU.gpu-5", "remapped-rows-correctable", 1);
            }
            case ACS_REDIRECTS -> {
                facts.put("Hardware.pcie-acs", "redirecting", 2);
                facts.put(
                        "Hardware.pcie-acs",
                        "0000:15:01.0",
                        "source-validation,request-redirect,completion-redirect,upstream-forwarding");
                facts.put(
                        "Hardware.pcie-acs",
                        "0000:26:01.0",
                        "source-validation,request-redirect,completion-redirect,upstream-forwarding");
            }
            case NVLINKS_DOWN -> facts.put("GPU.gpu-4", "nvlink-active-links", 0);
            case NIC_PCIE_NARROWED -> facts.put("Hardware.rdma", "mlx5_1.pcie-current-width", 4);
            case TRANSPARENT_HUGE_PAGES -> {
                facts.put("Hardware.memory", "transparent-huge-pages", "always");
                facts.put("Hardware.memory", "transparent-huge-pages-defrag", "always");
            }
            case MEMLOCK_LIMIT -> {
                facts.put("SystemD.containerd", "LimitMEMLOCK", "8388608");
                facts.put("SystemD.containerd", "DropInPaths", "/etc/systemd/system/containerd.service.d/limits.conf");
            }
            case DRIVER_LIBRARY_MISMATCH -> {
                Gone.driver(
                        facts,
                        hardware,
                        new Gap("libnvidia-ml.so.1", Gap.Reason.Failed, "Driver/library version mismatch"));
                facts.put("K8s.node", "allocatable.nvidia.com/gpu", "0");
            }
            case COMPUTE_MODE -> {
                for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
                    facts.put("GPU.gpu-" + gpu, "compute-mode", "Exclusive_Process");
                }
            }
            case FABRIC_UNHEALTHY -> {
                facts.put("GPU.gpu-6", "fabric-health", "Unhealthy");
                facts.put("GPU.gpu-6", "fabric-route-unhealthy", true);
            }
            case DEVICE_PLUGIN_GONE -> {
                facts.remove("K8s.node", "capacity.nvidia.com/gpu");
                facts.remove("K8s.node", "allocatable.nvidia.com/gpu");
            }
            case SECURE_BOOT -> {
                facts.put("OS.security", "secure-boot", true);
                facts.put("OS.security", "lockdown", "integrity");
                facts.put("OS.security", "module-signatures-enforced", true);
            }
            case BIOS_VERSION -> {
                facts.put("Hardware.dmi", "bios_version", "0.9.8");
                facts.put("Hardware.dmi", "bios_date", "06/30/2023");
            }
            case FREQUENCY_CAPPED -> facts.put("Hardware.cpu", "max-frequency-khz", 2_000_000);
            case OFED -> facts.put("OS.kmod-versions", "mlx5_core", "23.10-3.2.2");
            case FABRIC_MANAGER_BEHIND -> {
                facts.put("GPU.fabric-manager", "version", "570.86.10");
                facts.put("GPU.fabric-manager", "matches-driver", false);
            }
            case CGROUP_DRIVER -> facts.put("SystemD.kubelet-config", "cgroupDriver", "cgroupfs");
            case KERNEL_OOPS -> facts.put("OS.kernel", "tainted", 4096 + 128 + 512);
            case INOTIFY -> {
                facts.put("OS.sysctl", "/proc/sys/fs/inotify/max_user_instances", "128");
                facts.put("OS.sysctl", "/proc/sys/fs/inotify/max_user_watches", "65536");
            }
            case NIC_WITHOUT_SUBNET_MANAGER -> {
                for (int nic = 0; nic < hardware.nics(); nic++) {
                    facts.put("Hardware.rdma", "mlx5_" + nic + ".port1.state", "INIT");
                }
            }
            case GPU_OTHER_BOARD -> {
                facts.put("GPU.gpu-3", "board-part-number", "692-2G520-0205-001");
                facts.put("GPU.gpu-3", "subsystem-id", "10de:1839");
                facts.put("GPU.gpu-3", "vbios-version", "96.00.99.00.01");
                facts.put("GPU.pci-3", "subsystem-id", "10de:1839");
            }
        }
    }
}
