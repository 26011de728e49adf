package dev.eidos.recipe.pool;

import dev.eidos.measurement.Snapshot;
import java.util.Objects;

/**
 * A node of a fleet, with its snapshot.
 *
 * @param place that the snapshot was read from
 */
public record FleetMember(String place, Snapshot snapshot) {

    /** As Kubernetes calls it; the place where the snapshot does not say. */
    public String name() {
        return Objects.requireNonNullElse(snapshot.metadata().sourceNode(), place);
    }
}
