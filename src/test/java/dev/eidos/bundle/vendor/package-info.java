/** Tests of the charts that bundles carry. */
@NullMarked
package dev.eidos.bundle.vendor;

import org.jspecify.annotations.NullMarked;
