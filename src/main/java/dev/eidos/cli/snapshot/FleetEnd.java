package dev.eidos.cli.snapshot;

import dev.eidos.fleet.Fleet;
import java.util.Optional;

/** The end of one cluster's capture. */
sealed interface FleetEnd {

    /** Its folder is written, with all nodes or without some. */
    record Written(Fleet fleet) implements FleetEnd {}

    /** It failed as a whole. */
    record Failed(RuntimeException why) implements FleetEnd {}

    /**
     * The user stopped it.
     *
     * @param fleet what was written; none if it had not come to that
     */
    record Stopped(Optional<Fleet> fleet) implements FleetEnd {}
}
