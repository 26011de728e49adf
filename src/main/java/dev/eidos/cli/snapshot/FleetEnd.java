package dev.eidos.cli.snapshot;

import dev.eidos.fleet.Fleet;

/** The end of one cluster's capture. */
sealed interface FleetEnd {

    /** Its folder is written, with all nodes or without some. */
    record Written(Fleet fleet) implements FleetEnd {}

    /** It failed as a whole. */
    record Failed(RuntimeException why) implements FleetEnd {}

    /** The user stopped it. */
    record Stopped() implements FleetEnd {}
}
