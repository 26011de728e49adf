package dev.eidos.testing.fleet;

/** The node as the API tells it, and the parameters of its kernel modules. */
final class NodeFacts {
    private NodeFacts() {}

    static void put(MachineFacts facts, HardwareClass hardware, Identity identity) {
        facts.putAll(
                "OS.module-parameters",
                "nvidia.NVreg_EnableGpuFirmware",
                "18",
                "nvidia.NVreg_OpenRmEnableUnsupportedGpus",
                "1",
                "nvidia.NVreg_EnablePCIERelaxedOrderingMode",
                "1",
                "nvidia_uvm.uvm_disable_hmm",
                "N",
                "mlx5_core.prof_sel",
                "3");
        String node = "K8s.node";
        facts.putAll(
                node,
                "name",
                identity.name(),
                "provider",
                "sim",
                "provider-id",
                "sim:///" + identity.name(),
                "instance-type",
                hardware.instanceType(),
                "region",
                "sim",
                "kubelet-version",
                "v1.33.5",
                "container-runtime-version",
                "containerd://2.0.5",
                "os-image",
                "Ubuntu 24.04.2 LTS",
                "kernel-version",
                OsFacts.KERNEL,
                "operating-system",
                "linux",
                "architecture",
                "amd64",
                "uid",
                identity.uuid(),
                "internal-ip",
                identity.address(),
                "machine-id",
                identity.hex(32),
                "system-uuid",
                identity.uuid(),
                "boot-id",
                identity.uuid(),
                "label.nvidia.com/gpu.present",
                "true",
                "label.nvidia.com/gpu.product",
                hardware.product(),
                "label.nvidia.com/mig.strategy",
                "none",
                "label.kubernetes.io/hostname",
                identity.name());
        facts.put(node, "unschedulable", false);
        for (String kind : new String[] {"capacity.", "allocatable."}) {
            facts.put(node, kind + "cpu", Integer.toString(hardware.threads()));
            facts.put(node, kind + "memory", hardware.memoryKb() + "Ki");
            facts.put(node, kind + "pods", "110");
            facts.put(node, kind + "hugepages-2Mi", "0");
            facts.put(node, kind + "nvidia.com/gpu", Integer.toString(hardware.gpus()));
        }
    }
}
