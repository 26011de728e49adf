package dev.eidos.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that a document is written in. */
public enum Format {
    YAML,
    JSON,
    /** For people; not read back. */
    TABLE;

    /** The name as flags and ConfigMaps write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all formats. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Format::label).toList();
    }

    public static Optional<Format> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }
}
