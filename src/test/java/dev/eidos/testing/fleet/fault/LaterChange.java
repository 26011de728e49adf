package dev.eidos.testing.fleet.fault;

import dev.eidos.measurement.Gap;
import dev.eidos.testing.fleet.HardwareClass;
import dev.eidos.testing.fleet.MachineFacts;
import java.util.List;
import java.util.Locale;

/** What those faults of {@link LaterFault} change that change more than a few facts. */
final class LaterChange {
    private static final String NODE = "K8s.node";
    private static final String RDMA = "Hardware.rdma";
    private static final String IOMMU = "Hardware.iommu";
    private static final String CDI = "SystemD.cdi";
    private static final String SPECIFICATION = "/var/run/cdi/nvidia.yaml";
    private static final long LIVE_PATCH_TAINT = 1 << 15;

    private LaterChange() {}

    /** The driver refuses the last GPU and does not count it; the bus shows it without one. */
    static void barUnassigned(MachineFacts facts, HardwareClass hardware) {
        int left = hardware.gpus() - 1;
        facts.removeSubtype("GPU.gpu-" + left);
        facts.put("GPU.smi", "gpu-count", left);
        facts.put("GPU.pci-" + left, "driver", "none");
        facts.remove("GPU.pci", "gpu.driver");
        if (hasSpecification(facts)) {
            facts.put(CDI, SPECIFICATION + ".devices", left + 1L);
        }
        resource(facts, Integer.toString(left));
    }

    /** Neither device plugin nor feature discovery run; the label of the operator itself stays. */
    static void operandsOff(MachineFacts facts) {
        facts.put(NODE, "label.nvidia.com/gpu.deploy.operands", "false");
        for (String discovered : List.of("gpu.product", "gpu.clique", "mig.strategy")) {
            facts.remove(NODE, "label.nvidia.com/" + discovered);
        }
        resource(facts, "0");
    }

    /** What asks the driver does not come back; what is read from files is as ever. */
    static void driverHangs(MachineFacts facts, HardwareClass hardware) {
        Gone.driver(facts, hardware, new Gap("GPU.smi", Gap.Reason.Timeout, "not finished after 300.0 s"));
    }

    /** Adapters are numbered by their addresses: those behind the old slot move up by one. */
    static void nicOtherSlot(MachineFacts facts, HardwareClass hardware) {
        int last = hardware.nics() - 1;
        for (int nic = 0; nic < last; nic++) {
            String next = "mlx5_" + (nic + 1);
            facts.put(RDMA, "mlx5_" + nic + ".pci-address", facts.text(RDMA, next + ".pci-address"));
            facts.put(RDMA, "mlx5_" + nic + ".numa-node", number(facts, next + ".numa-node"));
        }
        int bus = Integer.parseInt(
                        facts.text(RDMA, "mlx5_" + last + ".pci-address").substring(5, 7), 16)
                + 0x10;
        facts.put(RDMA, "mlx5_" + last + ".pci-address", String.format(Locale.ROOT, "0000:%02x:00.0", bus));
    }

    /** It stands on a network card, has no board of its own and no place on the bus. */
    static void softRoce(MachineFacts facts, HardwareClass hardware) {
        facts.put("OS.kmod", "rdma_rxe", true);
        facts.put(RDMA, "device-count", hardware.nics() + 1L);
        facts.put(RDMA, "char-devices.uverbs", hardware.nics() + 1L);
        facts.putAll(
                RDMA,
                "rxe0.node-guid",
                "7ac2:55ff:fe0c:9d20",
                "rxe0.port1.link-layer",
                "Ethernet",
                "rxe0.port1.rate",
                "25 Gb/sec (1X EDR)",
                "rxe0.port1.state",
                "ACTIVE",
                "rxe0.port1.physical-state",
                "LinkUp");
    }

    /** The kernel has the groups' folder, and nothing in it. */
    static void iommuOff(MachineFacts facts) {
        facts.put(IOMMU, "enabled", false);
        facts.put(IOMMU, "groups", 0);
        facts.remove(IOMMU, "type");
        facts.remove(IOMMU, "domain-types");
    }

    static void livePatched(MachineFacts facts) {
        facts.put("OS.kmod", "lkp_Ubuntu_6_8_0_60_63_generic_113", true);
        facts.put("OS.kernel", "tainted", Long.parseLong(facts.text("OS.kernel", "tainted")) + LIVE_PATCH_TAINT);
    }

    static void cdiTruncated(MachineFacts facts) {
        facts.removeKeys(CDI, key -> key.startsWith(SPECIFICATION));
        facts.gap(CDI, new Gap(SPECIFICATION + ":213:19", Gap.Reason.Invalid, "malformed YAML"));
    }

    /** What the cloud's controller writes to a node is not there, and what waits for it is. */
    static void cloudUninitialized(MachineFacts facts) {
        for (String written : List.of("provider", "provider-id", "instance-type", "region")) {
            facts.remove(NODE, written);
        }
        facts.remove(NODE, "label.topology.kubernetes.io/zone");
        facts.put(NODE, "taint.node.cloudprovider.kubernetes.io/uninitialized", "true:NoSchedule");
    }

    private static boolean hasSpecification(MachineFacts facts) {
        return !facts.text(CDI, SPECIFICATION + ".kind").isEmpty();
    }

    private static long number(MachineFacts facts, String key) {
        return Long.parseLong(facts.text(RDMA, key));
    }

    private static void resource(MachineFacts facts, String count) {
        facts.put(NODE, "capacity.nvidia.com/gpu", count);
        facts.put(NODE, "allocatable.nvidia.com/gpu", count);
    }
}
