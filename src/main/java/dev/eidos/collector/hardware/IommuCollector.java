package dev.eidos.collector.hardware;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.TreeSet;

/**
 * The translation of devices' memory access: {@code enabled} when the kernel put devices into groups, the number of
 * {@code groups}, the {@code type} of the units, and the {@code domain-types} in use, of which {@code identity} means
 * pass-through ({@code ABI/testing/sysfs-kernel-iommu_groups}).
 */
record IommuCollector(HostRoot host) implements Collector {
    private static final String GROUPS = "/sys/kernel/iommu_groups";

    @Override
    public String type() {
        return Measurement.HARDWARE;
    }

    @Override
    public String name() {
        return "iommu";
    }

    @Override
    public List<Subtype> collect() {
        var unlisted = Sysfs.whyNotListed(host, GROUPS, "the kernel is built without IOMMU");
        if (unlisted.isPresent()) {
            return List.of(Subtype.missing(name(), unlisted.get()));
        }
        var subtype = Subtype.named(name());
        var attributes = new Attributes(host, subtype);
        List<Integer> groups = NumberedEntries.in(host, GROUPS, "");
        subtype.put("enabled", !groups.isEmpty());
        subtype.put("groups", groups.size());
        var units = new TreeSet<String>();
        host.list("/sys/class/iommu").forEach(unit -> units.add(unitType(unit)));
        var domains = new TreeSet<String>();
        groups.forEach(group -> attributes.value(GROUPS + "/" + group + "/type").ifPresent(domains::add));
        put(subtype, "type", units);
        put(subtype, "domain-types", domains);
        return List.of(subtype.build());
    }

    private static void put(Subtype.Builder subtype, String key, TreeSet<String> values) {
        if (!values.isEmpty()) {
            subtype.put(key, String.join(",", values));
        }
    }

    /** Units are named by their drivers: {@code dmar0}, {@code ivhd0}, {@code smmu3.0x…}, {@code smmu.0x…}. */
    static String unitType(String unit) {
        if (unit.startsWith("dmar")) {
            return "intel";
        }
        if (unit.startsWith("ivhd")) {
            return "amd";
        }
        if (unit.startsWith("smmu3")) {
            return "arm-smmu-v3";
        }
        return unit.startsWith("smmu") ? "arm-smmu" : unit;
    }
}
