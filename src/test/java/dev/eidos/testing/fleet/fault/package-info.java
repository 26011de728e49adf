/** Faults that are put into the facts of a synthetic fleet, and the noise that real fleets have without any. */
@NullMarked
package dev.eidos.testing.fleet.fault;

import org.jspecify.annotations.NullMarked;
