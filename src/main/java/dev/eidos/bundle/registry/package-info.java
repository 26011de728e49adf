/**
 * Bundles in registries: a bundle is an OCI artifact with one layer, a tar archive (OCI image and distribution
 * specification 1.1). Registries and what they hold are not trusted: all that is read is held against its digest and
 * has an end.
 */
@NullMarked
package dev.eidos.bundle.registry;

import org.jspecify.annotations.NullMarked;
