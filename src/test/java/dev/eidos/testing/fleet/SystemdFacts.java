package dev.eidos.testing.fleet;

import java.util.List;

/** The majority's services. */
final class SystemdFacts {
    static final String DRIVER = "570.86.15";
    static final String KUBELET = "/usr/bin/kubelet --config=/var/lib/kubelet/config.yaml"
            + " --kubeconfig=/etc/kubernetes/kubelet.conf --node-status-update-frequency=10s";

    private SystemdFacts() {}

    static void put(MachineFacts facts, HardwareClass hardware) {
        facts.putAll(
                "SystemD.systemd",
                "Version",
                "255.4-1ubuntu8.6",
                "Architecture",
                "x86-64",
                "Virtualization",
                "",
                "Tainted",
                "unmerged-bin",
                "SystemState",
                "running");
        facts.put("SystemD.systemd", "NFailedUnits", 0);
        for (String unit : List.of("containerd", "kubelet", "nvidia-persistenced")) {
            unit(facts, unit);
        }
        if (hardware.nvlinks() > 0) {
            unit(facts, "nvidia-fabricmanager");
        }
        facts.put("SystemD.kubelet", "ExecStart", KUBELET);
        facts.putAll(
                "SystemD.containerd-config",
                "file",
                "/etc/containerd/config.toml",
                "imports",
                "/etc/containerd/conf.d/99-nvidia.toml",
                "root",
                "/var/lib/containerd",
                "state",
                "/run/containerd",
                "cri-plugin",
                "io.containerd.cri.v1.runtime",
                "sandbox_image",
                "registry.k8s.io/pause:3.10",
                "snapshotter",
                "overlayfs",
                "default_runtime_name",
                "nvidia",
                "runtimes",
                "nvidia,runc",
                "runtimes.nvidia.runtime_type",
                "io.containerd.runc.v2",
                "runtimes.nvidia.options.BinaryName",
                "/usr/bin/nvidia-container-runtime",
                "cdi_spec_dirs",
                "/etc/cdi,/var/run/cdi");
        facts.put("SystemD.containerd-config", "version", 3);
        facts.put("SystemD.containerd-config", "enable_cdi", true);
        facts.put("SystemD.containerd-config", "runtimes.nvidia.options.SystemdCgroup", true);
        facts.put("SystemD.containerd-config", "runtimes.runc.options.SystemdCgroup", true);
        facts.putAll(
                "SystemD.kubelet-config",
                "file",
                "/var/lib/kubelet/config.yaml",
                "cgroupDriver",
                "systemd",
                "topologyManagerPolicy",
                "single-numa-node",
                "cpuManagerPolicy",
                "static",
                "memoryManagerPolicy",
                "None",
                "evictionHard.memory.available",
                "100Mi",
                "containerLogMaxSize",
                "10Mi",
                "clusterDomain",
                "cluster.local");
        facts.put("SystemD.kubelet-config", "maxPods", 110);
        facts.put("SystemD.kubelet-config", "failSwapOn", true);
        facts.put("SystemD.cdi", "/var/run/cdi/nvidia.yaml.kind", "nvidia.com/gpu");
        facts.put("SystemD.cdi", "/var/run/cdi/nvidia.yaml.cdiVersion", "0.6.0");
        facts.put("SystemD.cdi", "/var/run/cdi/nvidia.yaml.devices", hardware.gpus() + 1L);
    }

    private static void unit(MachineFacts facts, String unit) {
        facts.putAll(
                "SystemD." + unit,
                "LoadState",
                "loaded",
                "ActiveState",
                "active",
                "SubState",
                "running",
                "UnitFileState",
                "enabled",
                "FragmentPath",
                "/usr/lib/systemd/system/" + unit + ".service",
                "ExecStart",
                "/usr/bin/" + unit,
                "Restart",
                "always",
                "Result",
                "success",
                "LimitNOFILE",
                "infinity",
                "LimitMEMLOCK",
                "infinity",
                "TasksMax",
                "infinity",
                "Slice",
                "system.slice");
        facts.put("SystemD." + unit, "NeedDaemonReload", false);
    }
}
