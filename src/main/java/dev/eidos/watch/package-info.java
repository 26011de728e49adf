/** A fleet over time: what changed from one run to the next, and how it stands as metrics. */
@NullMarked
package dev.eidos.watch;

import org.jspecify.annotations.NullMarked;
