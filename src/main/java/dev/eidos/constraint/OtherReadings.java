package dev.eidos.constraint;

import org.jspecify.annotations.Nullable;

/**
 * The other words for a reading at the same path: eidos says {@code aws} where AICR says {@code eks}, both from the
 * scheme of the node's provider ID, and has a runtime's name before its version.
 */
final class OtherReadings {
    static final String SCHEME = "://";

    private OtherReadings() {}

    /** The other word; null if there is none. */
    static @Nullable String of(ConstraintPath path, String reading) {
        return switch (path.text()) {
            case "K8s.node.provider" -> provider(reading);
            case "K8s.node.container-runtime-version" ->
                reading.contains(SCHEME) ? reading.substring(reading.indexOf(SCHEME) + SCHEME.length()) : null;
            default -> null;
        };
    }

    private static @Nullable String provider(String provider) {
        return switch (provider) {
            case "aws" -> "eks";
            case "eks" -> "aws";
            case "gce" -> "gke";
            case "gke" -> "gce";
            case "azure" -> "aks";
            case "aks" -> "azure";
            case "oci" -> "oke";
            case "oke" -> "oci";
            default -> null;
        };
    }
}
