/** The nodes of a cluster and what sets them apart: taints and labels. */
@NullMarked
package dev.eidos.collector.topology;

import org.jspecify.annotations.NullMarked;
