/** Bundles, from the plan to the cluster. */
@NullMarked
package dev.eidos.bundle;

import org.jspecify.annotations.NullMarked;
