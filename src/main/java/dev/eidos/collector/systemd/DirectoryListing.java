package dev.eidos.collector.systemd;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import java.util.List;
import java.util.function.Consumer;

/** Lists directories that need not be there, but tell when they may not be looked at. */
final class DirectoryListing {
    private DirectoryListing() {}

    /** The names in a directory; none when it is missing. */
    static List<String> of(HostRoot host, String directory, Consumer<Gap> gaps) {
        host.whyNotListed(directory).filter(WellKnown::mayBeThere).ifPresent(gaps);
        return host.list(directory);
    }
}
