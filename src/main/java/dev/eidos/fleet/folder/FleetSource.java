package dev.eidos.fleet.folder;

import dev.eidos.measurement.Snapshot;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The snapshots of a fleet, wherever they lie. */
public interface FleetSource {

    /** As the user names it. */
    String name();

    /** The names of the nodes that have snapshots here. */
    List<String> nodes() throws InterruptedException;

    /** The name by which one node's snapshot alone is read. */
    String nameOf(String node);

    /**
     * Reads those that are wanted, one after the other, each joined with its cluster's.
     *
     * @param each takes a node's name and its snapshot
     */
    void read(Predicate<String> wanted, BiConsumer<String, Snapshot> each) throws InterruptedException;
}
