/** The charts and images that a bundle pulls: a list of them, and their move to a mirror. */
@NullMarked
package dev.eidos.bundle.supply;

import org.jspecify.annotations.NullMarked;
