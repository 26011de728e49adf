/** Tests of the package. */
@NullMarked
package dev.eidos.upgrade;

import org.jspecify.annotations.NullMarked;
