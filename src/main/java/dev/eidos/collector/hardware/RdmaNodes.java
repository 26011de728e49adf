package dev.eidos.collector.hardware;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The character devices by which programs reach RDMA devices: {@code uverbs} of a device, {@code umad} and {@code issm}
 * of a port (kernel, {@code infiniband/user_mad.rst}). A subnet manager, NVLink's too, cannot work without
 * {@code issm}.
 *
 * @param users the devices, and devices with a port, that the kernel made one for: {@code uverbs mlx5_0}, {@code issm
 *     mlx5_0 1}; null where the kernel has neither class
 */
record RdmaNodes(HostRoot host, @Nullable Set<String> users) {
    private static final String VERBS = "/sys/class/infiniband_verbs";
    private static final String MANAGEMENT = "/sys/class/infiniband_mad";
    private static final String NODES = "/dev/infiniband";
    private static final List<String> KINDS = List.of("issm", "rdma_cm", "umad", "uverbs");

    static RdmaNodes of(HostRoot host) {
        if (!host.isDirectory(VERBS) && !host.isDirectory(MANAGEMENT)) {
            return new RdmaNodes(host, null);
        }
        Set<String> users = new HashSet<>();
        for (String folder : List.of(VERBS, MANAGEMENT)) {
            for (String name : host.list(folder)) {
                String device = text(host, folder + "/" + name + "/ibdev");
                String port = text(host, folder + "/" + name + "/port");
                if (!device.isEmpty()) {
                    users.add((kind(name) + " " + device + " " + port).strip());
                }
            }
        }
        return new RdmaNodes(host, users);
    }

    void ofDevice(Subtype.Builder subtype, String key, String device) {
        if (users != null) {
            subtype.put(key + "uverbs", users.contains("uverbs " + device));
        }
    }

    void ofPort(Subtype.Builder subtype, String key, String device, int port) {
        if (users != null) {
            subtype.put(key + "umad", users.contains("umad " + device + " " + port));
            subtype.put(key + "issm", users.contains("issm " + device + " " + port));
        }
    }

    /** How many of each kind programs find; what the kernel has without a file is of no use to them. */
    void count(Subtype.Builder subtype) {
        if (users == null) {
            return;
        }
        var unlisted = host.whyNotListed(NODES, "no such directory: programs find no RDMA device");
        if (unlisted.isPresent()) {
            Gap gap = unlisted.get();
            subtype.gap(gap);
            return;
        }
        List<String> names = host.list(NODES);
        for (String kind : KINDS) {
            subtype.put(
                    "char-devices." + kind,
                    names.stream().filter(name -> kind(name).equals(kind)).count());
        }
    }

    /** {@code umad} of {@code umad0}. */
    private static String kind(String name) {
        int end = name.length();
        while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String text(HostRoot host, String path) {
        return host.read(path).asText().orElse("").strip();
    }
}
