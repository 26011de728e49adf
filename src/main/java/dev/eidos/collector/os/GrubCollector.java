package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Reading;
import dev.eidos.measurement.Subtype;
import dev.eidos.redact.CredentialMask;
import java.util.List;

/**
 * The parameters that the boot loader gave the running kernel. One without a value is true; one that is given several
 * times, such as {@code console=}, has all its values in order with a space between them, a value with spaces in double
 * quotes.
 */
record GrubCollector(HostRoot host) implements Collector {
    private static final String COMMAND_LINE = "/proc/cmdline";

    @Override
    public String type() {
        return Measurement.OS;
    }

    @Override
    public String name() {
        return "grub";
    }

    @Override
    public List<Subtype> collect() {
        return List.of(
                switch (host.read(COMMAND_LINE)) {
                    case HostRead.Content(String text) -> parameters(text);
                    case HostRead.Unread(Gap gap) -> Subtype.missing(name(), gap);
                });
    }

    private Subtype parameters(String text) {
        var subtype = Subtype.named(name());
        KernelCommandLine.parse(text).byKey().forEach((key, values) -> subtype.put(key, reading(key, values)));
        return subtype.build();
    }

    private static Reading reading(String key, List<KernelCommandLine.Parameter> given) {
        if (given.stream().allMatch(KernelCommandLine.Parameter::isFlag)) {
            return Reading.of(true);
        }
        if (given.size() == 1) {
            return Reading.of(CredentialMask.ofVariable(key, given.getFirst().text()));
        }
        var joined = new StringBuilder();
        for (var parameter : given) {
            String value = CredentialMask.ofVariable(key, parameter.text());
            joined.append(joined.isEmpty() ? "" : " ").append(value.indexOf(' ') < 0 ? value : '"' + value + '"');
        }
        return Reading.of(joined.toString());
    }
}
