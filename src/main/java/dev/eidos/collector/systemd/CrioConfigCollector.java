package dev.eidos.collector.systemd;

import dev.eidos.collector.Collector;
import dev.eidos.collector.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The settings of CRI-O that decide about GPUs: {@code crio.conf} and the files of {@code crio.conf.d} over it. */
final class CrioConfigCollector implements Collector {
    static final String NAME = "crio-config";

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

    private final HostRoot host;

    CrioConfigCollector(HostRoot host) {
        this.host = host;
    }

    @Override
    public String type() {
        return Measurement.SYSTEMD;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Subtype> collect() {
        List<String> files = files();
        if (files.isEmpty()) {
            return List.of(Subtype.missing(NAME, new Gap(FILE, Gap.Reason.NotFound, "no such file")));
        }
        Subtype.Builder subtype = Subtype.named(NAME).put("files", String.join(",", files));
        ConfigTree config = ConfigTree.EMPTY;
        for (String file : files) {
            config = config.overriddenBy(ConfigRead.toml(host, file).orGapIn(subtype));
        }
        ConfigTree runtime = config.table("crio").table("runtime");
        runtime.putInto(subtype, RUNTIME_SETTINGS);
        config.table("crio").table("image").putInto(subtype, List.of("pause_image"));
        ConfigTree runtimes = runtime.table("runtimes");
        subtype.put("runtimes", String.join(",", runtimes.names()));
        runtimes.flattenInto(subtype, "runtimes.", Set.of());
        return List.of(subtype.build());
    }

    private List<String> files() {
        List<String> files = new ArrayList<>();
        if (host.exists(FILE)) {
            files.add(FILE);
        }
        for (String name : host.list(DROP_INS)) {
            files.add(DROP_INS + "/" + name);
        }
        return files;
    }
}
