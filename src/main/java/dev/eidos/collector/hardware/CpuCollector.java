package dev.eidos.collector.hardware;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostArchitecture;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The processors: {@code sockets}, {@code cores} and {@code threads} count those that are online; {@code smt} is the
 * state of simultaneous multithreading and {@code governor} that of frequency scaling, in the kernel's words (several
 * governors in use are all listed). A clock source other than the processor's own makes each look at the time slow.
 */
record CpuCollector(HostRoot host) implements Collector {
    private static final String CPUINFO = "/proc/cpuinfo";
    private static final String CPUS = "/sys/devices/system/cpu/";

    @Override
    public String type() {
        return Measurement.HARDWARE;
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public List<Subtype> collect() {
        var subtype = Subtype.named(name());
        var attributes = new Attributes(host, subtype);
        var cpu = cpuInfo(subtype);
        cpu.model().ifPresent(model -> subtype.put("model", model));
        cpu.vendor().ifPresent(vendor -> subtype.put("vendor", vendor));
        HostArchitecture.of(host).ifPresent(architecture -> subtype.put("architecture", architecture));
        counts(subtype);
        attributes.text("smt", CPUS + "smt/control");
        cpu.microcode()
                .ifPresentOrElse(
                        version -> subtype.put("microcode", version),
                        () -> attributes.text("microcode", CPUS + "cpu0/microcode/version"));
        attributes.number("max-frequency-khz", CPUS + "cpu0/cpufreq/cpuinfo_max_freq");
        attributes.text("frequency-driver", CPUS + "cpu0/cpufreq/scaling_driver");
        governor(subtype, attributes);
        attributes.text("clock-source", "/sys/devices/system/clocksource/clocksource0/current_clocksource");
        return List.of(subtype.build());
    }

    private CpuInfo cpuInfo(Subtype.Builder subtype) {
        return switch (host.readStart(CPUINFO, CpuInfo.START_BYTES)) {
            case HostRead.Content(String text) -> CpuInfo.parse(text);
            case HostRead.Unread(Gap gap) -> {
                subtype.gap(gap);
                yield new CpuInfo(Map.of());
            }
        };
    }

    private void counts(Subtype.Builder subtype) {
        CpuTopology.read(host)
                .or(() -> host.read(CPUINFO).asText().flatMap(CpuInfo::count))
                .ifPresentOrElse(
                        topology -> subtype.put("sockets", topology.sockets())
                                .put("cores", topology.cores())
                                .put("threads", topology.threads()),
                        () -> subtype.gap(
                                CPUS,
                                Gap.Reason.NotFound,
                                "neither here nor in " + CPUINFO + " are sockets and cores to be found"));
        int nodes = NumberedEntries.in(host, NumaCollector.NODES, "node").size();
        if (nodes > 0) {
            subtype.put("numa-nodes", nodes);
        }
    }

    /** Before Linux 4.3 each processor has its own settings; since then processors share a policy. */
    private void governor(Subtype.Builder subtype, Attributes attributes) {
        var governors = new TreeSet<String>();
        for (int policy : NumberedEntries.in(host, CPUS + "cpufreq", "policy")) {
            attributes
                    .value(CPUS + "cpufreq/policy" + policy + "/scaling_governor")
                    .ifPresent(governors::add);
        }
        if (governors.isEmpty()) {
            attributes.value(CPUS + "cpu0/cpufreq/scaling_governor").ifPresent(governors::add);
        }
        if (!governors.isEmpty()) {
            subtype.put("governor", String.join(",", governors));
        }
    }
}
