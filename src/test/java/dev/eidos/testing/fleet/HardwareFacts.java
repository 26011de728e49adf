package dev.eidos.testing.fleet;

import java.util.Locale;

/** The machine around the GPUs. */
final class HardwareFacts {
    private HardwareFacts() {}

    static void put(MachineFacts facts, HardwareClass hardware, Identity identity) {
        facts.putAll(
                "Hardware.cpu",
                "model",
                hardware.cpu(),
                "vendor",
                hardware.isAmd() ? "AuthenticAMD" : "GenuineIntel",
                "architecture",
                "x86_64",
                "smt",
                "on",
                "microcode",
                hardware.isAmd() ? "0xa101148" : "0x2b000590",
                "frequency-driver",
                hardware.isAmd() ? "amd-pstate-epp" : "intel_pstate",
                "governor",
                "performance");
        facts.put("Hardware.cpu", "sockets", 2);
        facts.put("Hardware.cpu", "cores", hardware.cores());
        facts.put("Hardware.cpu", "threads", hardware.threads());
        facts.put("Hardware.cpu", "numa-nodes", 2);
        facts.put("Hardware.cpu", "max-frequency-khz", 3_800_000);
        memory(facts, hardware);
        facts.put("Hardware.numa", "node-count", 2);
        for (int node = 0; node < 2; node++) {
            int first = node * hardware.coresPerSocket();
            facts.put(
                    "Hardware.numa",
                    "node" + node + ".cpus",
                    first + "-" + (first + hardware.coresPerSocket() - 1) + "," + (first + hardware.cores()) + "-"
                            + (first + hardware.cores() + hardware.coresPerSocket() - 1));
            facts.put("Hardware.numa", "node" + node + ".distances", node == 0 ? "10 21" : "21 10");
        }
        facts.put("Hardware.rdma", "device-count", hardware.nics());
        for (int nic = 0; nic < hardware.nics(); nic++) {
            nic(facts, hardware, identity, nic);
        }
        facts.put("Hardware.iommu", "enabled", true);
        facts.put("Hardware.iommu", "groups", 40 + 10L * hardware.gpus());
        facts.put("Hardware.iommu", "type", hardware.isAmd() ? "amd" : "intel");
        facts.put("Hardware.iommu", "domain-types", "identity");
        facts.put("Hardware.virtualization", "hypervisor-flag", false);
        facts.put("Hardware.virtualization", "type", "none");
        facts.put("Hardware.cpu", "clock-source", "tsc");
        facts.put("OS.cgroup", "version", 2);
        facts.put("OS.cgroup", "controllers", "cpu,cpuset,hugetlb,io,memory,misc,pids,rdma");
        facts.putAll(
                "Hardware.dmi",
                "sys_vendor",
                hardware.vendor(),
                "product_name",
                hardware.machine(),
                "board_vendor",
                hardware.vendor(),
                "bios_vendor",
                hardware.vendor(),
                "bios_version",
                hardware.bios(),
                "bios_date",
                "03/14/2025",
                "chassis_type",
                "23");
    }

    /** Firmware keeps some of it, and not the same on every machine. */
    private static void memory(MachineFacts facts, HardwareClass hardware) {
        facts.put("Hardware.memory", "mem-total-kb", hardware.memoryKb());
        facts.put("Hardware.memory", "swap-total-kb", 0);
        facts.put("Hardware.memory", "huge-page-default-size-kb", 2048);
        facts.put("Hardware.memory", "huge-pages-1048576kb", 0);
        facts.put("Hardware.memory", "huge-pages-2048kb", 0);
        facts.put("Hardware.memory", "transparent-huge-pages", "madvise");
        facts.put("Hardware.memory", "transparent-huge-pages-defrag", "madvise");
        for (int node = 0; node < 2; node++) {
            facts.put("Hardware.memory", "node" + node + ".mem-total-kb", hardware.memoryKb() / 2);
        }
    }

    private static void nic(MachineFacts facts, HardwareClass hardware, Identity identity, int nic) {
        String path = "Hardware.rdma";
        String name = "mlx5_" + nic;
        String guid = identity.guid();
        facts.putAll(
                path,
                name + ".hca-type",
                "MT4129",
                name + ".board-id",
                "MT_0000000838",
                name + ".firmware",
                "28.39.1002",
                name + ".node-guid",
                guid,
                name + ".driver",
                "mlx5_core",
                name + ".pci-vendor",
                "0x15b3",
                name + ".pci-device",
                "0x1021",
                name + ".pci-address",
                String.format(Locale.ROOT, "0000:%02x:00.0", 0x1a + 0x10 * nic),
                name + ".port1.link-layer",
                "InfiniBand",
                name + ".port1.rate",
                hardware.nicGbits() + " Gb/sec (4X NDR)",
                name + ".port1.state",
                "ACTIVE",
                name + ".port1.physical-state",
                "LinkUp");
        facts.put(path, name + ".numa-node", 2L * nic / hardware.nics());
        facts.put(path, name + ".pcie-max-width", 16);
        facts.put(path, name + ".pcie-current-width", 16);
    }
}
