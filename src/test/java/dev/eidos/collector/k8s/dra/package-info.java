/** Tests of GPUs that a DRA driver offers. */
@NullMarked
package dev.eidos.collector.k8s.dra;

import org.jspecify.annotations.NullMarked;
