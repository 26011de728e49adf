/** A fleet that is simulated: nodes that no kubelet serves, and the snapshots of machines that do not exist. */
@NullMarked
package dev.eidos.testing.fleet;

import org.jspecify.annotations.NullMarked;
