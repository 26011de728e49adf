/** Tests of cli. */
@NullMarked
package dev.eidos.k8s.agent;

import org.jspecify.annotations.NullMarked;
