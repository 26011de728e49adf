/** Tests of what a cluster serves. */
@NullMarked
package dev.eidos.collector.k8s.served;

import org.jspecify.annotations.NullMarked;
