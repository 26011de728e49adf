package dev.eidos.k8s.agent;

import java.util.Optional;

/**
 * A permission that a run uses.
 *
 * @param without what is lost without it; empty where the run cannot do without it
 */
record Need(Permission permission, Optional<String> without) {
    static Need required(Permission permission) {
        return new Need(permission, Optional.empty());
    }

    static Need optional(Permission permission, String without) {
        return new Need(permission, Optional.of(without));
    }

    boolean isRequired() {
        return without.isEmpty();
    }
}
