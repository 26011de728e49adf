package dev.eidos.host;

import dev.eidos.measurement.Gap;
import java.util.Optional;

/** The outcome of reading a file of the host: its text, or why there is none. */
public sealed interface HostRead {

    /** The file's text without trailing newlines. */
    record Content(String text) implements HostRead {}

    /** Not read; the gap says which file and why. */
    record Unread(Gap gap) implements HostRead {}

    /** The text, for callers to whom "not there" and "may not" are the same. */
    default Optional<String> asText() {
        return switch (this) {
            case Content(String text) -> Optional.of(text);
            case Unread _ -> Optional.empty();
        };
    }
}
