/**
 * The seal of a bundle: the list of its files' checksums, and a signature of that list. Bundles that come from
 * elsewhere are read as if someone hostile had made them.
 */
@NullMarked
package dev.eidos.bundle.seal;

import org.jspecify.annotations.NullMarked;
