package dev.eidos.collector;

import dev.eidos.measurement.Subtype;
import java.io.IOException;
import java.util.List;

/**
 * A reader of one part of a machine or cluster.
 *
 * <p>A collector records what it could not read as a {@link dev.eidos.measurement.Gap} and goes on; an exception that
 * leaves it costs only its own part of the snapshot, which then says so.
 */
public interface Collector {

    /** The measurement that the readings belong to; several collectors may share one. */
    String type();

    /** The subtype that stands for this collector when it fails or runs out of time. */
    String name();

    /** Reads. Called once, on a thread of its own; interrupted when time is up. */
    List<Subtype> collect() throws IOException, InterruptedException;
}
