package dev.eidos.fleet;

import dev.eidos.document.Value;
import java.util.Collection;
import java.util.Optional;

/**
 * The place that a fleet is kept in, as long as a run has it: what is kept there is whole or not there. Several threads
 * may keep nodes at once.
 */
public interface FleetStore extends AutoCloseable {

    /** The index of the run that was here before; none in a new place. */
    Optional<Fleet> before() throws InterruptedException;

    /**
     * Makes sure, before anything is done, that so many nodes have room here.
     *
     * @throws dev.eidos.error.EidosException if they have not
     */
    default void check(Collection<String> nodes) {}

    /**
     * A node's snapshot as it lies here; one that a run wrote which was killed before it wrote the index counts, too.
     */
    Optional<FleetNode> kept(String node) throws InterruptedException;

    /**
     * Keeps a node's snapshot.
     *
     * @param node a name that is one of Kubernetes
     * @return its entry in the index
     */
    FleetNode keep(String node, Value snapshot) throws InterruptedException;

    /** Keeps what all nodes have in common. */
    void writeCluster(Value snapshot) throws InterruptedException;

    /** Writes the index of a run that goes on, so that one which is killed can be resumed. */
    void write(Fleet fleet) throws InterruptedException;

    /** Writes the index of a run that is over. */
    default void end(Fleet fleet) throws InterruptedException {
        write(fleet);
    }

    /** Lets go of the place; what is in it stays. */
    @Override
    void close();
}
