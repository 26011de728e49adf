/** Tests of bundle.trust. */
@NullMarked
package dev.eidos.bundle.trust;

import org.jspecify.annotations.NullMarked;
