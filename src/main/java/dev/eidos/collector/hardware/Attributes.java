package dev.eidos.collector.hardware;

import dev.eidos.host.HostRead;
import dev.eidos.host.HostRoot;
import dev.eidos.measurement.Gap;
import dev.eidos.measurement.Subtype;
import java.util.Optional;

/**
 * Sysfs attributes, which are files with one value each, taken over into a subtype.
 *
 * <p>Which attributes a device has depends on the kernel and the driver: one that is not there, or is empty, gives no
 * key and no gap. Any other failure is a gap.
 */
record Attributes(HostRoot host, Subtype.Builder subtype) {

    void text(String key, String path) {
        value(path).ifPresent(text -> subtype.put(key, text));
    }

    void number(String key, String path) {
        value(path).ifPresent(text -> number(key, path, text));
    }

    Optional<String> value(String path) {
        return switch (host.read(path)) {
            case HostRead.Content(String text) -> text.isBlank() ? Optional.empty() : Optional.of(text.strip());
            case HostRead.Unread(Gap gap) -> {
                if (gap.reason() != Gap.Reason.NotFound) {
                    subtype.gap(gap);
                }
                yield Optional.empty();
            }
        };
    }

    void number(String key, String path, String text) {
        try {
            subtype.put(key, Long.parseLong(text));
        } catch (NumberFormatException e) {
            subtype.gap(path, Gap.Reason.Invalid, "not a number");
        }
    }
}
