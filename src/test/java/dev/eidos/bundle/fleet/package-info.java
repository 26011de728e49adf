/** Tests of the one bundle for several pools. */
@NullMarked
package dev.eidos.bundle.fleet;

import org.jspecify.annotations.NullMarked;
