package dev.eidos.live;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A phase of validation, as recipes name them. */
public enum Phase {
    /** The nodes are as the recipe asks: its constraints against snapshots. */
    READINESS,
    /** What the recipe names is installed, in its version, and runs. */
    DEPLOYMENT,
    /** The cluster does what CNCF's Kubernetes AI Conformance asks, as far as reading shows it. */
    CONFORMANCE,
    /** It is as fast as the recipe asks. */
    PERFORMANCE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Phase> of(String label) {
        return Arrays.stream(values())
                .filter(phase -> phase.label().equalsIgnoreCase(label))
                .findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Phase::label).toList();
    }
}
