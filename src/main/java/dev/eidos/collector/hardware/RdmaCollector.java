package dev.eidos.collector.hardware;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The RDMA devices of {@code ABI/stable/sysfs-class-infiniband}: InfiniBand and RoCE adapters, Omni-Path, EFA. Keys
 * begin with the device's name ({@code mlx5_0.firmware}), a port's with device and port ({@code mlx5_0.port1.state}).
 */
record RdmaCollector(HostRoot host) implements Collector {
    private static final String CLASSES = "/sys/class";
    /** Not there as long as no RDMA driver was ever loaded. */
    private static final String DEVICES = CLASSES + "/infiniband";
    /** Of kernels with MLNX_OFED or Ubuntu's patch; others reach a GPU's memory by dma-buf alone. */
    private static final String PEERS = "/sys/kernel/mm/memory_peers";

    @Override
    public String type() {
        return Measurement.HARDWARE;
    }

    @Override
    public String name() {
        return "rdma";
    }

    @Override
    public List<Subtype> collect() {
        var unlisted = host.whyNotListed(CLASSES, "no such directory: the host's /sys is not here")
                .or(() -> host.whyNotListed(DEVICES).filter(gap -> gap.reason() != Gap.Reason.NotFound));
        if (unlisted.isPresent()) {
            return List.of(Subtype.missing(name(), unlisted.get()));
        }
        var subtype = Subtype.named(name());
        List<String> devices = host.list(DEVICES);
        subtype.put("device-count", devices.size());
        var nodes = RdmaNodes.of(host);
        for (String device : devices) {
            device(subtype, device, nodes);
        }
        if (!devices.isEmpty()) {
            nodes.count(subtype);
        }
        peerMemory(subtype);
        return List.of(subtype.build());
    }

    /** The modules that let an adapter reach a GPU's memory have registered, not only been loaded. */
    private void peerMemory(Subtype.Builder subtype) {
        List<String> clients = host.list(PEERS);
        if (!clients.isEmpty()) {
            subtype.put("peer-memory", String.join(",", clients));
        }
        var attributes = new Attributes(host, subtype);
        for (String client : clients) {
            attributes.text("peer-memory." + client + ".version", PEERS + "/" + client + "/version");
        }
    }

    private void device(Subtype.Builder subtype, String device, RdmaNodes nodes) {
        String path = DEVICES + "/" + device;
        String key = device + ".";
        var attributes = new Attributes(host, subtype);
        attributes.text(key + "hca-type", path + "/hca_type");
        attributes.text(key + "board-id", path + "/board_id");
        attributes.text(key + "firmware", path + "/fw_ver");
        attributes.text(key + "node-guid", path + "/node_guid");
        host.linkName(path + "/device/driver").ifPresent(driver -> subtype.put(key + "driver", driver));
        attributes.text(key + "pci-vendor", path + "/device/vendor");
        attributes.text(key + "pci-device", path + "/device/device");
        host.linkName(path + "/device")
                .filter(RdmaCollector::isPciAddress)
                .ifPresent(address -> subtype.put(key + "pci-address", address));
        nodes.ofDevice(subtype, key, device);
        width(attributes, key + "pcie-max-width", path + "/device/max_link_width");
        width(attributes, key + "pcie-current-width", path + "/device/current_link_width");
        String node = path + "/device/numa_node";
        attributes
                .value(node)
                // -1: the firmware does not say.
                .filter(number -> !number.startsWith("-"))
                .ifPresent(number -> attributes.number(key + "numa-node", node, number));
        for (int port : NumberedEntries.in(host, path + "/ports", "")) {
            port(subtype, attributes, path + "/ports/" + port, key + "port" + port + ".");
            nodes.ofPort(subtype, key + "port" + port + ".", device, port);
        }
    }

    /** Virtual functions have no link of their own: 0. */
    private static void width(Attributes attributes, String key, String path) {
        attributes
                .value(path)
                .filter(width -> !width.equals("0"))
                .ifPresent(width -> attributes.number(key, path, width));
    }

    private static void port(Subtype.Builder subtype, Attributes attributes, String path, String key) {
        attributes.text(key + "link-layer", path + "/link_layer");
        attributes.text(key + "rate", path + "/rate");
        attributes.value(path + "/state").ifPresent(state -> subtype.put(key + "state", withoutNumber(state)));
        attributes
                .value(path + "/phys_state")
                .ifPresent(state -> subtype.put(key + "physical-state", withoutNumber(state)));
    }

    /** The kernel writes {@code 4: ACTIVE}. */
    private static String withoutNumber(String state) {
        int colon = state.indexOf(": ");
        return colon < 0 ? state : state.substring(colon + 2);
    }

    /** {@code 0000:43:00.0}; software devices such as rxe have other parents, or none. */
    static boolean isPciAddress(String name) {
        int function = name.lastIndexOf('.');
        return function > 5 && name.charAt(function - 3) == ':' && name.charAt(function - 6) == ':';
    }
}
