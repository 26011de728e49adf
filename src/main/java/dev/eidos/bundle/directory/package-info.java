/** The directory of a bundle, written whole or not at all. */
@NullMarked
package dev.eidos.bundle.directory;

import org.jspecify.annotations.NullMarked;
