package dev.eidos.testing.fleet.fault;

import dev.eidos.measurement.Gap;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.ArrayList;
import java.util.List;

/** What the faults of {@link FreshFault} change of services and of the node. */
final class FreshNode {
    private static final String NODE = "K8s.node";
    private static final String MANAGER = "SystemD.systemd";
    private static final String CDI = "SystemD.cdi";
    private static final String GPU = "nvidia.com/gpu";
    private static final long RESERVED_KB = 64L << 20;

    private FreshNode() {}

    /** With another default size, the kernel's setting counts pages of that size. */
    static void giganticPages(MachineFacts facts) {
        facts.putAll("OS.grub", "default_hugepagesz", "1G", "hugepagesz", "1G", "hugepages", "64");
        facts.put("Hardware.memory", "huge-page-default-size-kb", 1 << 20);
        facts.put("Hardware.memory", "huge-pages-1048576kb", 64);
        facts.put("OS.sysctl", "/proc/sys/vm/nr_hugepages", "64");
        facts.putAll(NODE, "capacity.hugepages-1Gi", "64Gi", "allocatable.hugepages-1Gi", "64Gi");
        reserve(facts);
    }

    static void reservedResources(MachineFacts facts, HardwareClass hardware) {
        facts.putAll("SystemD.kubelet-config", "systemReserved.cpu", "16", "systemReserved.memory", "64Gi");
        facts.put(NODE, "allocatable.cpu", Integer.toString(hardware.threads() - 16));
        reserve(facts);
    }

    private static void reserve(MachineFacts facts) {
        String memory = facts.text(NODE, "allocatable.memory").replace("Ki", "");
        facts.put(NODE, "allocatable.memory", Long.parseLong(memory) - RESERVED_KB + "Ki");
    }

    /** The kubelet ends because nobody serves CRI, and is started again and again. */
    static void criDisabled(MachineFacts facts) {
        facts.removeKeys("SystemD.containerd-config", key -> !key.equals("file"));
        facts.put("SystemD.containerd-config", "disabled_plugins", "cri");
        facts.putAll("SystemD.kubelet", "ActiveState", "activating", "SubState", "auto-restart", "Result", "exit-code");
        facts.put("SystemD.kubelet", "ExecMainStatus", 1);
        facts.putAll(NODE, "condition.Ready", "Unknown", "condition.Ready.reason", "NodeStatusUnknown");
        facts.put(NODE, "condition.DiskPressure", "Unknown");
    }

    static void timeSlicing(MachineFacts facts, HardwareClass hardware) {
        int replicas = 4;
        resource(facts, Integer.toString(hardware.gpus() * replicas));
        facts.put(NODE, "label.nvidia.com/device-plugin.config", "notebooks");
        facts.put(NODE, "label.nvidia.com/gpu.product", hardware.product() + "-SHARED");
        facts.put(NODE, "label.nvidia.com/gpu.replicas", Integer.toString(replicas));
        facts.put(NODE, "label.nvidia.com/gpu.sharing-strategy", "time-slicing");
    }

    /** The mode is set, no device is made, and who would offer GPUs is paused. */
    static void migConfigStuck(MachineFacts facts, HardwareClass hardware) {
        for (int gpu = 0; gpu < hardware.gpus(); gpu++) {
            facts.putAll("GPU.gpu-" + gpu, "mig-mode", "Enabled", "mig-mode-pending", "Enabled");
            facts.put("GPU.gpu-" + gpu, "mig-device-count", 0);
        }
        facts.put(NODE, "label.nvidia.com/mig.config", "all-balanced");
        facts.put(NODE, "label.nvidia.com/mig.config.state", "pending");
        for (String paused : List.of("device-plugin", "gpu-feature-discovery", "dcgm", "dcgm-exporter")) {
            facts.put(NODE, "label.nvidia.com/gpu.deploy." + paused, "paused-for-mig-change");
        }
        resource(facts, "0");
    }

    /** What follows for services and the node where the driver could not be loaded. */
    static void withoutGpus(MachineFacts facts, HardwareClass hardware) {
        List<String> failed = new ArrayList<>(List.of("nvidia-persistenced"));
        if (hardware.nvlinks() > 0) {
            failed.add("nvidia-fabricmanager");
        }
        for (String unit : failed) {
            facts.putAll("SystemD." + unit, "ActiveState", "failed", "SubState", "failed", "Result", "exit-code");
            facts.put("SystemD." + unit, "ExecMainStatus", 1);
        }
        facts.put(MANAGER, "NFailedUnits", failed.size());
        facts.put(MANAGER, "SystemState", "degraded");
        if (!facts.text(CDI, "/var/run/cdi/nvidia.yaml.kind").isEmpty()) {
            facts.removeKeys(CDI, _ -> true);
            facts.gap(CDI, new Gap("/etc/cdi, /var/run/cdi", Gap.Reason.NotFound, "no CDI specifications"));
        }
        resource(facts, "0");
    }

    private static void resource(MachineFacts facts, String count) {
        facts.put(NODE, "capacity." + GPU, count);
        facts.put(NODE, "allocatable." + GPU, count);
    }

    static void busSilent(MachineFacts facts) {
        for (String unit : List.of("containerd", "kubelet", "nvidia-persistenced", "nvidia-fabricmanager")) {
            facts.removeSubtype("SystemD." + unit);
        }
        facts.removeKeys(MANAGER, _ -> true);
        facts.gap(
                MANAGER,
                new Gap("unix:path=/run/dbus/system_bus_socket", Gap.Reason.Unavailable, "Connection refused"));
    }
}
