package dev.eidos.collector.hardware;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/**
 * The firmware's names for the machine, under the kernel's names. {@code chassis_type} is a number of the SMBIOS
 * specification, 7.4.1. Serial numbers, asset tags and UUIDs identify one machine, and are left out.
 */
record DmiCollector(HostRoot host) implements Collector {
    static final String DMI = "/sys/class/dmi/id";

    private static final List<String> NAMES = List.of(
            "sys_vendor",
            "product_name",
            "product_version",
            "product_family",
            "product_sku",
            "board_vendor",
            "board_name",
            "board_version",
            "bios_vendor",
            "bios_version",
            "bios_release",
            "bios_date",
            "chassis_vendor",
            "chassis_type");

    @Override
    public String type() {
        return Measurement.HARDWARE;
    }

    @Override
    public String name() {
        return "dmi";
    }

    @Override
    public List<Subtype> collect() {
        var unlisted = Sysfs.whyNotListed(host, DMI, "this firmware has no SMBIOS tables");
        if (unlisted.isPresent()) {
            return List.of(Subtype.missing(name(), unlisted.get()));
        }
        var subtype = Subtype.named(name());
        var attributes = new Attributes(host, subtype);
        NAMES.forEach(name -> attributes.text(name, DMI + "/" + name));
        return List.of(subtype.build());
    }
}
