package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The settings of Docker's daemon that decide about GPUs: {@code daemon.json}, dockerd(8). Docker reads it with Go's
 * {@code encoding/json} (moby, {@code daemon/config}, getConflictFreeConfiguration), for which a key that stands twice
 * is no error: the last value counts, and objects that fill the same table are put together.
 */
record DockerConfigCollector(HostRoot host) implements Collector {
    private static final String FILE = "/etc/docker/daemon.json";
    private static final List<String> SETTINGS = List.of(
            "default-runtime",
            "exec-opts",
            "cgroup-parent",
            "default-cgroupns-mode",
            "cdi-spec-dirs",
            "node-generic-resources",
            "default-shm-size",
            "data-root",
            "storage-driver",
            "log-driver",
            "live-restore",
            "selinux-enabled",
            "userns-remap");

    @Override
    public String type() {
        return Measurement.SYSTEMD;
    }

    @Override
    public String name() {
        return "docker-config";
    }

    @Override
    public List<Subtype> collect() {
        Set<String> repeated = new LinkedHashSet<>();
        return switch (ConfigRead.json(host, FILE, repeated::add)) {
            case ConfigRead.Unread(var gap) -> List.of(Subtype.missing(name(), gap));
            case ConfigRead.Parsed(var config) -> List.of(subtype(config, repeated));
        };
    }

    private Subtype subtype(ConfigTree config, Set<String> repeated) {
        Subtype.Builder subtype = Subtype.named(name()).put("file", FILE);
        config.putInto(subtype, SETTINGS);
        config.table("features").flattenInto(subtype, "features.", Set.of());
        config.table("default-ulimits").flattenInto(subtype, "default-ulimits.", Set.of());
        config.putRuntimesInto(subtype);
        if (!repeated.isEmpty()) {
            subtype.gap(
                    FILE,
                    Gap.Reason.Invalid,
                    "keys stand more than once: " + String.join(", ", repeated)
                            + "; the last of each counts, as it does for Docker");
        }
        return subtype.build();
    }
}
