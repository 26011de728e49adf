package dev.eidos.analysis.group;

import dev.eidos.compare.FactValue;
import dev.eidos.compare.NodeFacts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes nodes comparable. Nothing in it may be what is broken: no counts, no states. What is not known is empty.
 *
 * @param machine what the firmware calls it; empty if that is said of any virtual machine
 * @param instance what the cloud calls it
 * @param pool the node pool or the roles
 * @param gpu as the driver calls it, which a node whose driver is silent does not say
 * @param bus the same as the bus tells it, in other words
 */
record Kinship(String machine, String instance, String pool, String architecture, String gpu, String bus) {
    /** What hypervisors call every machine. */
    private static final Set<String> ANY_MACHINE = Set.of(
            "google compute engine",
            "virtual machine",
            "kvm",
            "hvm domu",
            "openstack compute",
            "openstack nova",
            "bochs");

    private static final List<String> DRIVER = List.of("GPU.gpu-*.model", "GPU.smi.gpu.model");
    private static final List<String> BUS = List.of("GPU.pci-*.model", "GPU.pci.gpu.model");

    private static final List<String> POOLS = List.of(
            "K8s.node.pool",
            "K8s.node.node-pool",
            "K8s.node.label.cloud.google.com/gke-nodepool",
            "K8s.node.label.eks.amazonaws.com/nodegroup",
            "K8s.node.label.karpenter.sh/nodepool",
            "K8s.node.label.kubernetes.azure.com/agentpool",
            "K8s.node.label.oci.oraclecloud.com/node-pool");

    static Kinship of(NodeFacts node, List<String> roles) {
        String product = node.text("Hardware.dmi.product_name");
        String lower = product.toLowerCase(Locale.ROOT);
        boolean virtual = ANY_MACHINE.contains(lower) || lower.startsWith("standard pc");
        String pool = POOLS.stream()
                .map(node::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> roles.stream().sorted().collect(Collectors.joining(",")));
        return new Kinship(
                virtual ? "" : product,
                node.text("K8s.node.instance-type"),
                pool,
                architecture(node),
                gpu(node, DRIVER),
                gpu(node, BUS));
    }

    private static String architecture(NodeFacts node) {
        String name = Stream.of("OS.kernel.architecture", "Hardware.cpu.architecture", "K8s.node.architecture")
                .map(node::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return switch (name) {
            case "amd64" -> "x86_64";
            case "arm64" -> "aarch64";
            default -> name;
        };
    }

    /** The model of most of its GPUs. */
    private static String gpu(NodeFacts node, List<String> paths) {
        for (String path : paths) {
            FactValue value = node.get(path);
            if (value != null) {
                return value.texts().getFirst();
            }
        }
        return "";
    }

    /** Whether all that both know is the same, and this knows less. */
    boolean fits(Kinship other) {
        return !equals(other)
                && fits(machine, other.machine)
                && fits(instance, other.instance)
                && fits(pool, other.pool)
                && fits(architecture, other.architecture)
                && fits(gpu, other.gpu)
                && fits(bus, other.bus);
    }

    /**
     * Returns whether it differs from another in one thing alone: its GPUs, or one of its machine's names where the
     * other name, or a pool, says that they are alike.
     */
    boolean isStrayOf(Kinship other) {
        if (!pool.equals(other.pool) || !architecture.equals(other.architecture)) {
            return false;
        }
        boolean machines = machine.equals(other.machine);
        boolean instances = instance.equals(other.instance);
        boolean gpus = gpu.equals(other.gpu) && bus.equals(other.bus);
        boolean alike = !pool.isEmpty() || (machines && !machine.isEmpty()) || (instances && !instance.isEmpty());
        return alike && (machines ? 0 : 1) + (instances ? 0 : 1) + (gpus ? 0 : 1) == 1;
    }

    private static boolean fits(String own, String other) {
        return own.isEmpty() || own.equals(other);
    }

    String name() {
        String name = Stream.of(
                        gpu,
                        machine.isEmpty() ? instance : machine,
                        pool,
                        architecture.equals("x86_64") ? "" : architecture)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return name.isEmpty() ? "nodes" : name;
    }
}
