/**
 * What a bundle is trusted by: the list of its files' checksums, a signature of that list, and a directory that is
 * written whole or not at all. Bundles that come from elsewhere are read as if someone hostile had made them.
 */
@NullMarked
package dev.eidos.bundle.trust;

import org.jspecify.annotations.NullMarked;
