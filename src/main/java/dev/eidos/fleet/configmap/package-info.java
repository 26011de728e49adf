/** A fleet in the cluster that it is of: a ConfigMap with the index, and one for each node, which goes with it. */
@NullMarked
package dev.eidos.fleet.configmap;

import org.jspecify.annotations.NullMarked;
