package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;

/** The distribution, as os-release(5) tells it, under that file's own keys. */
record ReleaseCollector(HostRoot host) implements Collector {
    private static final String ADMINISTRATORS = "/etc/os-release";
    private static final String VENDORS = "/usr/lib/os-release";

    @Override
    public String type() {
        return Measurement.OS;
    }

    @Override
    public String name() {
        return "release";
    }

    @Override
    public List<Subtype> collect() {
        return List.of(
                switch (host.read(ADMINISTRATORS)) {
                    case HostRead.Content(String text) -> release(ADMINISTRATORS, text);
                    case HostRead.Unread(Gap gap) when gap.reason() == Gap.Reason.NotFound -> vendors();
                    case HostRead.Unread(Gap gap) -> Subtype.missing(name(), gap);
                });
    }

    private Subtype vendors() {
        return switch (host.read(VENDORS)) {
            case HostRead.Content(String text) -> release(VENDORS, text);
            case HostRead.Unread(Gap gap)
            when gap.reason() == Gap.Reason.NotFound ->
                Subtype.missing(name(), new Gap(ADMINISTRATORS, gap.reason(), "no such file, nor " + VENDORS));
            case HostRead.Unread(Gap gap) -> Subtype.missing(name(), gap);
        };
    }

    private Subtype release(String path, String text) {
        var subtype = Subtype.named(name());
        var file = OsReleaseFile.parse(text);
        file.values().forEach((key, value) -> subtype.put(key, value));
        if (!file.unreadable().isEmpty()) {
            subtype.gap(path, Gap.Reason.Invalid, "not understood: lines " + file.unreadable());
        }
        return subtype.build();
    }
}
