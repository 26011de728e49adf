package dev.eidos.collector.systemd;

import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import java.util.List;
import java.util.function.Consumer;

/** The listing of a directory that need not be there, with a gap if it may not be read. */
final class DirectoryListing {
    private DirectoryListing() {}

    /** The names in a directory; none when it is missing. */
    static List<String> of(HostRoot host, String directory, Consumer<Gap> gaps) {
        host.whyNotListed(directory).filter(WellKnown::mayBeThere).ifPresent(gaps);
        return host.list(directory);
    }
}
