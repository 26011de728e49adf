/** Tests of the package. */
@NullMarked
package dev.eidos.mirror;

import org.jspecify.annotations.NullMarked;
