package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of containerd that decide about GPUs, from its configuration file and what that imports. */
record ContainerdConfigCollector(HostRoot host) implements Collector {
    /** containerd's own, k3s's and RKE2's. */
    private static final List<String> WELL_KNOWN = List.of(
            "/etc/containerd/config.toml",
            "/var/lib/rancher/k3s/agent/etc/containerd/config.toml",
            "/var/lib/rancher/rke2/agent/etc/containerd/config.toml");

    private static final int MAX_FILES = 64;

    @Override
    public String type() {
        return Measurement.SYSTEMD;
    }

    @Override
    public String name() {
        return "containerd-config";
    }

    @Override
    public List<Subtype> collect() {
        String named = ServiceFlags.of(host, "containerd", List.of()).path("--config");
        WellKnown known = named != null ? WellKnown.named(named) : WellKnown.firstOf(WELL_KNOWN, host::whyNotSeen);
        String file = known.path();
        if (file == null) {
            var nothing = new Gap(
                    WELL_KNOWN.getFirst(),
                    Gap.Reason.NotFound,
                    "no such file: containerd, if it is here, runs with its defaults");
            return List.of(new Subtype(name(), Map.of(), known.hiddenOr(nothing)));
        }
        Subtype.Builder subtype = Subtype.named(name()).put("file", file);
        known.hidden().forEach(subtype::gap);
        ContainerdConfig config =
                ContainerdConfig.of(ConfigRead.toml(host, file).orGapIn(subtype));
        Set<String> imported = new LinkedHashSet<>();
        Deque<String> ahead = new ArrayDeque<>(ImportPattern.filesOf(host, file, config.imports(), subtype::gap));
        while (!ahead.isEmpty() && imported.size() < MAX_FILES) {
            String path = ahead.remove();
            if (!path.equals(file) && imported.add(path)) {
                ConfigTree tree = ConfigRead.toml(host, path).orGapIn(subtype);
                ahead.addAll(ImportPattern.filesOf(host, path, tree.texts("imports"), subtype::gap));
                config = config.importing(tree);
            }
        }
        subtype.put("imports", String.join(",", imported));
        config.putInto(subtype);
        return List.of(subtype.build());
    }
}
