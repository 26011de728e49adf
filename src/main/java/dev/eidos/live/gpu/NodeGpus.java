package dev.eidos.live.gpu;

import dev.eidos.document.Value;
import dev.eidos.live.workload.Conditions;
import java.util.Map;

/**
 * The GPUs of a node as everybody counts them. A count below zero is one that nobody told.
 *
 * @param bus on the PCI bus
 * @param driver that the driver has
 * @param capacity that the device plugin has registered
 * @param allocatable of them, those that are healthy
 * @param devices that a DRA driver offers
 * @param shared whether the plugin offers each several times, or parts of it
 * @param ready whether the node is, by its own word
 */
record NodeGpus(
        String node, int bus, int driver, int capacity, int allocatable, int devices, boolean shared, boolean ready) {
    static final String[] FIELDS = {"metadata.labels", "status.capacity", "status.allocatable", "status.conditions"};

    private static final String GPU = "nvidia.com/gpu";

    /** What a Node tells. */
    static NodeGpus of(Value node) {
        Map<String, String> labels = node.texts("metadata", "labels");
        Map<String, String> capacity = node.texts("status", "capacity");
        boolean parts = capacity.entrySet().stream()
                .anyMatch(resource -> resource.getKey().startsWith("nvidia.com/mig-")
                        || (resource.getKey().startsWith(GPU + ".")
                                && !resource.getValue().equals("0")));
        int replicas = number(labels.getOrDefault("nvidia.com/gpu.replicas", ""));
        boolean mig = !labels.getOrDefault("nvidia.com/mig.strategy", "none").equals("none")
                && labels.getOrDefault("nvidia.com/gpu.product", "").contains("MIG");
        return new NodeGpus(
                node.text("metadata", "name"),
                -1,
                number(labels.getOrDefault("nvidia.com/gpu.count", "")),
                number(capacity.getOrDefault(GPU, "")),
                number(node.texts("status", "allocatable").getOrDefault(GPU, "")),
                -1,
                parts || mig || replicas > 1,
                Conditions.is(node, "Ready", "True"));
    }

    /** The same with what a snapshot and a DRA driver tell; below zero for what they do not. */
    NodeGpus with(int snapshotBus, int snapshotDriver, int offered) {
        return new NodeGpus(
                node,
                Math.max(bus, snapshotBus),
                snapshotDriver >= 0 ? snapshotDriver : driver,
                capacity,
                allocatable,
                offered,
                shared,
                ready);
    }

    /** Returns whether anybody has told of a GPU here. */
    boolean hasAny() {
        return Math.max(Math.max(bus, driver), Math.max(capacity, devices)) > 0;
    }

    /** How many there are by whoever should know best: the bus, else the driver, else the plugin. */
    int there() {
        return Math.max(Math.max(bus, driver), Math.max(capacity, devices));
    }

    /** How many a pod may ask for. */
    int offered() {
        return Math.max(Math.max(allocatable, devices), 0);
    }

    /** How many are missing; parts of GPUs cannot be counted against whole ones. */
    int lacking() {
        if (driver >= 0 && bus > driver) {
            return there() - Math.min(driver, shared ? driver : offered());
        }
        if (shared) {
            return offered() > 0 || capacity < 0 ? 0 : there();
        }
        return Math.max(0, there() - offered());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
