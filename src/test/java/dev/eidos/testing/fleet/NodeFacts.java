package dev.eidos.testing.fleet;

/** The node as the API tells it, and the kernel module of its GPUs. */
final class NodeFacts {
    private NodeFacts() {}

    static void put(MachineFacts facts, HardwareClass hardware, Identity identity) {
        String module = "GPU.kernel-module";
        facts.putAll(module, "version", SystemdFacts.DRIVER, "flavour", "open");
        facts.put(module, "loaded", true);
        facts.putAll(
                module,
                "param.EnableGpuFirmware",
                "18",
                "param.EnablePCIERelaxedOrderingMode",
                "1",
                "param.OpenRmEnableUnsupportedGpus",
                "1");
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
                "boot-id",
                identity.uuid(),
                "label.nvidia.com/gpu.present",
                "true",
                "label.nvidia.com/gpu.product",
                hardware.product(),
                "label.nvidia.com/mig.strategy",
                "none");
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
