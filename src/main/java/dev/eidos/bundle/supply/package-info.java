/** Where a bundle's charts and images come from: a list of them, and their move to a mirror. */
@NullMarked
package dev.eidos.bundle.supply;

import org.jspecify.annotations.NullMarked;
