/** One bundle for a cluster whose pools of nodes have recipes of their own. */
@NullMarked
package dev.eidos.bundle.fleet;

import org.jspecify.annotations.NullMarked;
