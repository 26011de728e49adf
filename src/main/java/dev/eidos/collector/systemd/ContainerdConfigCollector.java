package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostGlob;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings of containerd that decide about GPUs, from its configuration file and what that imports (containerd,
 * {@code cmd/containerd/server/config}, LoadConfig).
 */
record ContainerdConfigCollector(HostRoot host) implements Collector {
    private static final String OWN = "/etc/containerd/config.toml";

    /**
     * Talos's, whose containerd of the usual place runs no pods; containerd's own; k3s's, RKE2's, k0s's and MicroK8s's;
     * Flatcar's, which counts where nobody wrote another.
     */
    private static final List<String> WELL_KNOWN = List.of(
            "/etc/cri/containerd.toml",
            OWN,
            "/var/lib/rancher/k3s/agent/etc/containerd/config.toml",
            "/var/lib/rancher/rke2/agent/etc/containerd/config.toml",
            "/etc/k0s/containerd.toml",
            "/var/snap/microk8s/current/args/containerd.toml",
            "/usr/share/containerd/config.toml");

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
                    OWN, Gap.Reason.NotFound, "no such file: containerd, if it is here, runs with its defaults");
            return List.of(new Subtype(name(), Map.of(), known.hiddenOr(nothing)));
        }
        Subtype.Builder subtype = Subtype.named(name()).put("file", file);
        known.hidden().forEach(subtype::gap);
        List<ContainerdFile> files = files(file, subtype);
        subtype.put(
                "imports",
                String.join(
                        ",", files.stream().skip(1).map(ContainerdFile::path).toList()));
        if (files.size() > 1) {
            subtype.put("file-versions", versions(files));
        }
        ContainerdMerge.of(files).putInto(subtype);
        return List.of(subtype.build());
    }

    /** The version that each file says, in their order; a containerd does not start with a newer one than it knows. */
    private static String versions(List<ContainerdFile> files) {
        return files.stream()
                .map(file -> file.version() == 0 ? "none" : Long.toString(file.version()))
                .collect(Collectors.joining(","));
    }

    /** The file and all that it imports, in containerd's order: what a file imports comes after its neighbours. */
    private List<ContainerdFile> files(String first, Subtype.Builder subtype) {
        Map<String, ContainerdFile> read = new LinkedHashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(first));
        while (!ahead.isEmpty() && read.size() <= MAX_FILES) {
            String path = ahead.remove();
            if (!read.containsKey(path)) {
                ConfigTree tree = ConfigRead.toml(host, path).orGapIn(subtype);
                read.put(path, new ContainerdFile(path, tree));
                for (String imported : tree.texts("imports")) {
                    ahead.addAll(imports(path, imported, subtype));
                }
            }
        }
        ahead.removeAll(read.keySet());
        if (!ahead.isEmpty()) {
            subtype.gap(first, Gap.Reason.Invalid, "imports more than " + MAX_FILES + " files; the rest is left out");
        }
        return List.copyOf(read.values());
    }

    /**
     * The files of an import, which is taken from the importing file's directory. Only one with a star in it is a
     * pattern, in which question marks and sets then count, too, and which may name directories (resolveImports).
     */
    private List<String> imports(String importing, String imported, Subtype.Builder subtype) {
        String path = Path.of(importing).resolveSibling(imported).normalize().toString();
        return path.indexOf('*') < 0 ? List.of(path) : HostGlob.files(host, path, subtype::gap);
    }
}
