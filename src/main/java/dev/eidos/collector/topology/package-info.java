/** The nodes of a cluster and what sets them apart: taints and labels. Stands on {@code k8s.client}. */
@NullMarked
package dev.eidos.collector.topology;

import org.jspecify.annotations.NullMarked;
