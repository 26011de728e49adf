package dev.eidos.compare;

import java.util.List;

/** The ways in which paths are compared. The first pattern that matches counts; what none matches is a state. */
public record FactKinds(List<Entry> entries) {
    /** All is compared. */
    public static final FactKinds RAW = new FactKinds(List.of());

    public FactKinds {
        entries = List.copyOf(entries);
    }

    /** A pattern with what it says of the paths that it matches. */
    public record Entry(PathPattern pattern, FactKind kind) {}

    public FactKind of(String path) {
        for (Entry entry : entries) {
            if (entry.pattern().matches(path)) {
                return entry.kind();
            }
        }
        return FactKind.STATE;
    }
}
