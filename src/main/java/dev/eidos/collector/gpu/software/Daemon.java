package dev.eidos.collector.gpu.software;

import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A daemon of NVIDIA's that must have the driver's version: where its program lies, on the host or in the GPU
 * Operator's driver container, and the version of its package. Only dpkg keeps its database as text; elsewhere the
 * version is not known.
 *
 * @param packages how the names of its packages begin
 */
record Daemon(HostRoot host, String program, List<String> packages) {
    private static final String STATUS = "/var/lib/dpkg/status";
    private static final String OPERATOR = "/run/nvidia/driver";
    private static final List<String> FOLDERS = List.of("/usr/bin/", "/usr/local/bin/", "/opt/bin/");
    /** The database of a large installation has 4 MB. */
    private static final int MOST_BYTES = 16 << 20;

    /** Puts where it is and which, if there is one. */
    void describe(Subtype.Builder subtype) {
        // links of the container are its own, but those to its programs are relative or none
        for (String root : List.of("", OPERATOR)) {
            for (String folder : FOLDERS) {
                if (host.exists(root + folder + program)) {
                    subtype.put("program", root + folder + program);
                    version(subtype, root);
                    return;
                }
            }
        }
    }

    private void version(Subtype.Builder subtype, String root) {
        switch (host.readStart(root + STATUS, MOST_BYTES)) {
            case HostRead.Content(String text) -> {
                String version = DpkgStatus.version(text, packages);
                if (version == null) {
                    subtype.gap(root + STATUS, Gap.Reason.NotFound, "no package of " + program + " is installed");
                } else {
                    subtype.put("version", version);
                    ModuleCollector.version(host)
                            .ifPresent(driver -> subtype.put("matches-driver", driver.equals(version)));
                }
            }
            case HostRead.Unread(Gap gap)
            when gap.reason() == Gap.Reason.NotFound ->
                subtype.gap(
                        root + STATUS,
                        gap.reason(),
                        "no package database that is text: the version of " + program + " is not known");
            case HostRead.Unread(Gap gap) -> subtype.gap(gap);
        }
    }

    /** Lines {@code KEY=VALUE} of a configuration file, under {@code config.}; nothing where there is no file. */
    Map<String, String> configuration(String path, Subtype.Builder subtype) {
        Map<String, String> settings = new TreeMap<>();
        switch (host.read(path)) {
            case HostRead.Content(String text) -> {
                for (String line : text.lines().map(String::strip).toList()) {
                    int equals = line.indexOf('=');
                    if (equals > 0 && line.charAt(0) != '#') {
                        settings.put(line.substring(0, equals).strip(), Quotes.without(line.substring(equals + 1)));
                    }
                }
            }
            case HostRead.Unread(Gap gap) -> {
                if (gap.reason() != Gap.Reason.NotFound) {
                    subtype.gap(gap);
                }
            }
        }
        settings.forEach((key, value) -> subtype.put("config." + key, value));
        return settings;
    }
}
