package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.io.IOException;
import java.util.List;

/**
 * The kernel's settings, each under its full path ({@code /proc/sys/kernel/osrelease}) with the file's text: everything
 * below {@code /proc/sys} that is a setting, and of {@code net}, which grows with interfaces and containers, what
 * {@link NetworkSettings} names.
 */
record SysctlCollector(HostRoot host) implements Collector {
    private static final String ROOT = "/proc/sys";

    @Override
    public String type() {
        return Measurement.OS;
    }

    @Override
    public String name() {
        return "sysctl";
    }

    @Override
    public List<Subtype> collect() throws IOException {
        var unlisted = host.whyNotListed(ROOT, "no such directory: the host's /proc is not here");
        if (unlisted.isPresent()) {
            return List.of(Subtype.missing(name(), unlisted.get()));
        }
        var settings = new SettingTree(host, ROOT);
        settings.readAll();
        NetworkSettings.PATHS.forEach(settings::readIfPresent);
        var subtype = Subtype.named(name());
        settings.values().forEach((path, value) -> subtype.put(path, value));
        GapSummary.of(ROOT, settings.gaps()).forEach(subtype::gap);
        return List.of(subtype.build());
    }
}
