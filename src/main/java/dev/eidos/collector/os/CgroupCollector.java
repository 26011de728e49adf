package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.TreeSet;

/**
 * The version of control groups that services run under, 1 or 2. Version 2 alone has {@code cgroup.controllers} at its
 * root (kernel, {@code admin-guide/cgroup-v2.rst}); beside the hierarchies of version 1 it may have no controllers, and
 * then version 1 counts, as it does to the kubelet.
 */
record CgroupCollector(HostRoot host) implements Collector {
    private static final String ROOT = "/sys/fs/cgroup";
    private static final String CONTROLLERS = "/cgroup.controllers";

    @Override
    public String type() {
        return Measurement.OS;
    }

    @Override
    public String name() {
        return "cgroup";
    }

    @Override
    public List<Subtype> collect() {
        var unlisted = host.whyNotListed(ROOT, "no such directory: no control groups, or the host's /sys is not here");
        if (unlisted.isPresent()) {
            return List.of(Subtype.missing(name(), unlisted.get()));
        }
        var subtype = Subtype.named(name());
        if (host.exists(ROOT + CONTROLLERS)) {
            subtype.put("version", 2);
            host.read(ROOT + CONTROLLERS).asText().ifPresent(text -> controllers(subtype, text));
        } else if (host.isDirectory(ROOT + "/cpu") || host.isDirectory(ROOT + "/memory")) {
            subtype.put("version", 1);
            subtype.put("hybrid", host.exists(ROOT + "/unified" + CONTROLLERS));
        } else {
            subtype.gap(ROOT, Gap.Reason.NotFound, "no control groups are mounted here");
        }
        return List.of(subtype.build());
    }

    private static void controllers(Subtype.Builder subtype, String text) {
        var controllers = new TreeSet<>(List.of(text.strip().split(" ", -1)));
        controllers.remove("");
        subtype.put("controllers", String.join(",", controllers));
    }
}
