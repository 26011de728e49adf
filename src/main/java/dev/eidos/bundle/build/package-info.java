/** The making of a bundle: from a recipe and what is wanted of it to files. */
@NullMarked
package dev.eidos.bundle.build;

import org.jspecify.annotations.NullMarked;
