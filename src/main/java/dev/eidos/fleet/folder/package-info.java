/** A fleet's folder: an index, the cluster's facts, and a snapshot of each node, written as they come. */
@NullMarked
package dev.eidos.fleet.folder;

import org.jspecify.annotations.NullMarked;
