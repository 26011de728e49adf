package dev.eidos.collector.hardware;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.TreeSet;

/**
 * The access control (ACS) of the PCIe bridges above graphics and RDMA devices. A bridge that redirects the traffic
 * between its devices sends what one GPU writes to the next by way of the root complex: slow, or not at all. Whether it
 * does stands in a part of its configuration space that only root may read.
 */
record AcsCollector(HostRoot host) implements Collector {
    private static final String DEVICES = "/sys/bus/pci/devices";
    private static final String RDMA = "/sys/class/infiniband";

    @Override
    public String type() {
        return Measurement.HARDWARE;
    }

    @Override
    public String name() {
        return "pcie-acs";
    }

    @Override
    public List<Subtype> collect() {
        var unlisted = Sysfs.whyNotListed(host, DEVICES, "this machine has no PCI bus");
        if (unlisted.isPresent()) {
            return List.of(Subtype.missing(name(), unlisted.get()));
        }
        var subtype = Subtype.named(name());
        TreeSet<String> bridges = bridges();
        subtype.put("bridges", bridges.size());
        int redirecting = 0;
        int unknown = 0;
        for (String bridge : bridges) {
            switch (access(bridge)) {
                case PciAcs.Controls controls -> {
                    subtype.put(bridge, controls.text());
                    redirecting += controls.redirects() ? 1 : 0;
                }
                case PciAcs.None() -> {}
                case PciAcs.Hidden() -> unknown++;
                case PciAcs.Broken(String why) -> subtype.gap(config(bridge), Gap.Reason.Invalid, why);
                case PciAcs.Unread(Gap gap) -> subtype.gap(gap);
            }
        }
        if (unknown > 0) {
            subtype.gap(
                    DEVICES + "/*/config",
                    Gap.Reason.Forbidden,
                    "only root may read the configuration space of " + unknown + " bridges");
        } else {
            subtype.put("redirecting", redirecting);
        }
        return List.of(subtype.build());
    }

    private PciAcs access(String bridge) {
        return switch (host.readBytes(config(bridge), PciAcs.SPACE_BYTES)) {
            case HostRead.Content(String bytes) -> PciAcs.of(bytes);
            case HostRead.Unread(Gap gap) -> new PciAcs.Unread(gap);
        };
    }

    private static String config(String bridge) {
        return DEVICES + "/" + bridge + "/config";
    }

    /** What stands between the devices and the root complex: sysfs has them on the way to a device. */
    private TreeSet<String> bridges() {
        var bridges = new TreeSet<String>();
        for (String address : host.list(DEVICES)) {
            String pciClass =
                    host.read(DEVICES + "/" + address + "/class").asText().orElse("");
            if (pciClass.startsWith("0x0300") || pciClass.startsWith("0x0302")) {
                above(DEVICES + "/" + address, bridges);
            }
        }
        for (String device : host.list(RDMA)) {
            above(RDMA + "/" + device + "/device", bridges);
        }
        return bridges;
    }

    private void above(String device, TreeSet<String> bridges) {
        List<String> way = List.of(host.canonical(device).orElse("").split("/", -1));
        for (String name : way.subList(0, way.size() - 1)) {
            if (RdmaCollector.isPciAddress(name)) {
                bridges.add(name);
            }
        }
    }
}
