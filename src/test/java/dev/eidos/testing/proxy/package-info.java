/** A proxy in front of a real API server that does on purpose what networks and busy servers do by chance. */
@NullMarked
package dev.eidos.testing.proxy;

import org.jspecify.annotations.NullMarked;
