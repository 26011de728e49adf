/** Tests of bundle.oci. */
@NullMarked
package dev.eidos.bundle.oci;

import org.jspecify.annotations.NullMarked;
