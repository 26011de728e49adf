package dev.eidos.collector.os;

import dev.eidos.collector.Collector;
import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Measurement;
import dev.eidos.measurement.Subtype;
import java.util.List;
import java.util.Optional;

/**
 * What decides whether an unsigned kernel module is loaded: Secure Boot of the firmware (UEFI specification, 3.3, as
 * the kernel's {@code efivarfs} shows it), the kernel's lockdown, and whether it insists on signatures.
 */
record SecurityCollector(HostRoot host) implements Collector {
    private static final String FIRMWARE = "/sys/firmware";
    private static final String VARIABLES = FIRMWARE + "/efi/efivars";
    private static final String SECURE_BOOT = "SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";
    private static final String LOCKDOWN = "/sys/kernel/security/lockdown";
    private static final String SIGNATURES = "/sys/module/module/parameters/sig_enforce";
    /** A variable begins with its attributes. */
    private static final int ATTRIBUTES = 4;

    @Override
    public String type() {
        return Measurement.OS;
    }

    @Override
    public String name() {
        return "security";
    }

    @Override
    public List<Subtype> collect() {
        var subtype = Subtype.named(name());
        host.whyNotListed(FIRMWARE, "no such directory: the host's /sys is not here")
                .ifPresentOrElse(subtype::gap, () -> firmware(subtype));
        text(subtype, LOCKDOWN).ifPresent(modes -> lockdown(subtype, modes));
        text(subtype, SIGNATURES).ifPresent(answer -> subtype.put("module-signatures-enforced", answer.equals("Y")));
        return List.of(subtype.build());
    }

    private void firmware(Subtype.Builder subtype) {
        boolean uefi = host.isDirectory(FIRMWARE + "/efi");
        subtype.put("uefi", uefi);
        if (uefi) {
            secureBoot(subtype);
        }
    }

    private void secureBoot(Subtype.Builder subtype) {
        String path = VARIABLES + "/" + SECURE_BOOT;
        switch (host.readBytes(path, ATTRIBUTES + 1)) {
            case HostRead.Content(String bytes)
            when bytes.length() > ATTRIBUTES -> subtype.put("secure-boot", bytes.charAt(ATTRIBUTES) == 1);
            case HostRead.Content _ -> subtype.gap(path, Gap.Reason.Invalid, "the variable has no value");
            case HostRead.Unread(Gap gap) when gap.reason() != Gap.Reason.NotFound -> subtype.gap(gap);
            case HostRead.Unread _ -> withoutVariable(subtype);
        }
    }

    /** Firmware that has variables and not this one cannot do it. */
    private void withoutVariable(Subtype.Builder subtype) {
        if (host.list(VARIABLES).isEmpty()) {
            subtype.gap(VARIABLES, Gap.Reason.NotFound, "the firmware's variables are not mounted here");
        } else {
            subtype.put("secure-boot", false);
        }
    }

    /** The mode in force stands in brackets: {@code none [integrity] confidentiality}. */
    private static void lockdown(Subtype.Builder subtype, String modes) {
        int open = modes.indexOf('[');
        int close = modes.indexOf(']', open + 1);
        if (open < 0 || close < 0) {
            subtype.gap(LOCKDOWN, Gap.Reason.Invalid, "no mode is in force");
        } else {
            subtype.put("lockdown", modes.substring(open + 1, close));
        }
    }

    private Optional<String> text(Subtype.Builder subtype, String path) {
        return switch (host.read(path)) {
            case HostRead.Content(String text) -> Optional.of(text.strip());
            case HostRead.Unread(Gap gap) -> {
                if (gap.reason() != Gap.Reason.NotFound) {
                    subtype.gap(gap);
                }
                yield Optional.empty();
            }
        };
    }
}
