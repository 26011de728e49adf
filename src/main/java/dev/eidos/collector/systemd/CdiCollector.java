package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;

/**
 * The specifications of the Container Device Interface, by file: {@code kind}, {@code cdiVersion} and how many devices.
 *
 * <p>Transient ones, whose name has an underscore before an id (CDI's {@code GenerateTransientSpecName}), exist per
 * container and say nothing about the machine; device plugins and DRA drivers write and delete them all the time.
 */
record CdiCollector(HostRoot host) implements Collector {
    /** CDI's default directories, the static one first (CNCF CDI specification, "CDI JSON Specification"). */
    private static final List<String> DIRECTORIES = List.of("/etc/cdi", "/var/run/cdi");

    @Override
    public String type() {
        return Measurement.SYSTEMD;
    }

    @Override
    public String name() {
        return "cdi";
    }

    @Override
    public List<Subtype> collect() {
        Subtype.Builder subtype = Subtype.named(name());
        List<Gap> hidden = new ArrayList<>();
        boolean found = false;
        for (String directory : DIRECTORIES) {
            for (String name : DirectoryListing.of(host, directory, hidden::add)) {
                boolean spec = name.endsWith(".yaml") || name.endsWith(".json");
                if (spec && name.indexOf('_') < 0) {
                    found = true;
                    put(subtype, directory + "/" + name);
                }
            }
        }
        hidden.forEach(subtype::gap);
        if (!found && hidden.isEmpty()) {
            subtype.gap(String.join(", ", DIRECTORIES), Gap.Reason.NotFound, "no CDI specifications");
        }
        return List.of(subtype.build());
    }

    private void put(Subtype.Builder subtype, String file) {
        switch (ConfigRead.yamlOrJson(host, file)) {
            case ConfigRead.Unread(var gap) -> subtype.gap(gap);
            case ConfigRead.Parsed(var spec) -> {
                spec.putInto(subtype, file + ".kind", "kind");
                spec.putInto(subtype, file + ".cdiVersion", "cdiVersion");
                subtype.put(file + ".devices", spec.size("devices"));
            }
        }
    }
}
