package dev.eidos.k8s.agent.preflight;

import java.util.Optional;

/**
 * A permission that a run uses.
 *
 * @param without what is lost without it; empty where the run cannot do without it
 */
record RequiredPermission(Permission permission, Optional<String> without) {
    static RequiredPermission required(Permission permission) {
        return new RequiredPermission(permission, Optional.empty());
    }

    static RequiredPermission optional(Permission permission, String without) {
        return new RequiredPermission(permission, Optional.of(without));
    }

    boolean isRequired() {
        return without.isEmpty();
    }
}
