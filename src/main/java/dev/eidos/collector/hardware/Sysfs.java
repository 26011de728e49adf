package dev.eidos.collector.hardware;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import java.util.Optional;

/** The reason why a directory of sysfs is not there: the kernel does not make it, or nobody mounted sysfs. */
final class Sysfs {
    private static final String SYS = "/sys";

    private Sysfs() {}

    /**
     * The gap of a directory below {@code /sys} that cannot be listed; empty if it can.
     *
     * @param ifAbsent what it means that the kernel does not show the directory
     */
    static Optional<Gap> whyNotListed(HostRoot host, String path, String ifAbsent) {
        return host.whyNotListed(
                path, "no such directory: " + (isMounted(host) ? ifAbsent : "the host's /sys is not here"));
    }

    /** An image's {@code /sys} is empty until something is mounted there. */
    private static boolean isMounted(HostRoot host) {
        return host.whyNotListed(SYS)
                .map(gap -> gap.reason() != Gap.Reason.NotFound)
                .orElseGet(() -> !host.list(SYS).isEmpty());
    }
}
