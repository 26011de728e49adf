/** The requirements of CNCF's Kubernetes AI Conformance, as far as reading a cluster shows that they are met. */
@NullMarked
package dev.eidos.live.conformance;

import org.jspecify.annotations.NullMarked;
