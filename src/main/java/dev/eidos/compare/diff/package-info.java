/** The differences between two snapshots, or between those of the same nodes at two times. */
@NullMarked
package dev.eidos.compare.diff;

import org.jspecify.annotations.NullMarked;
