package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.host.DirectoryWalk;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;

/** The settings of CRI-O that decide about GPUs: {@code crio.conf} and the files of {@code crio.conf.d} over it. */
record CrioConfigCollector(HostRoot host) implements Collector {
    private static final String FILE = "/etc/crio/crio.conf";
    private static final String DROP_INS = "/etc/crio/crio.conf.d";
    private static final List<String> RUNTIME_SETTINGS = List.of(
            "default_runtime",
            "cgroup_manager",
            "conmon_cgroup",
            "cdi_spec_dirs",
            "hooks_dir",
            "selinux",
            "pids_limit");

    @Override
    public String type() {
        return Measurement.SYSTEMD;
    }

    @Override
    public String name() {
        return "crio-config";
    }

    @Override
    public List<Subtype> collect() {
        Subtype.Builder subtype = Subtype.named(name());
        List<String> files = files(subtype);
        if (files.isEmpty()) {
            Subtype hidden = subtype.build();
            return List.of(
                    hidden.gaps().isEmpty()
                            ? Subtype.missing(name(), new Gap(FILE, Gap.Reason.NotFound, "no such file"))
                            : hidden);
        }
        subtype.put("files", String.join(",", files));
        ConfigTree config = ConfigTree.EMPTY;
        for (String file : files) {
            config = under(config, ConfigRead.toml(host, file).orGapIn(subtype));
        }
        ConfigTree runtime = config.table("crio").table("runtime");
        runtime.putInto(subtype, RUNTIME_SETTINGS);
        config.table("crio").table("image").putInto(subtype, List.of("pause_image"));
        runtime.putRuntimesInto(subtype);
        return List.of(subtype.build());
    }

    /**
     * Settings merge key by key, but a runtime is replaced as a whole: CRI-O decodes file after file into the same
     * structure ({@code pkg/config}, UpdateFromDropInFile), and its TOML library makes every entry of a map anew.
     */
    private static ConfigTree under(ConfigTree config, ConfigTree later) {
        ConfigTree merged = config.overriddenBy(later);
        ConfigTree runtimes = later.table("crio").table("runtime").table("runtimes");
        if (runtimes.names().isEmpty()) {
            return merged;
        }
        ConfigTree crio = merged.table("crio");
        ConfigTree runtime = crio.table("runtime");
        return merged.with(
                "crio",
                crio.with(
                        "runtime",
                        runtime.with("runtimes", runtime.table("runtimes").overlaidBy(runtimes))));
    }

    private List<String> files(Subtype.Builder subtype) {
        List<String> files = new ArrayList<>();
        WellKnown known = WellKnown.firstOf(List.of(FILE), host::whyNotSeen);
        known.hidden().forEach(subtype::gap);
        if (known.path() != null) {
            files.add(FILE);
        }
        // CRI-O walks through the directories below, too (pkg/config, UpdateFromPath)
        files.addAll(DirectoryWalk.files(host, DROP_INS, subtype::gap));
        return files;
    }
}
