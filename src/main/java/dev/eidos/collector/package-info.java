/**
 * The interface of every collector, and the {@code Snapshotter} that runs them side by side. A collector reads; it
 * never writes, prints or fails a snapshot: what it cannot read is a gap.
 */
@NullMarked
package dev.eidos.collector;

import org.jspecify.annotations.NullMarked;
