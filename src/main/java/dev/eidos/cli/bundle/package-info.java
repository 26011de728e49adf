/** The commands {@code bundle} and {@code verify}. */
@NullMarked
package dev.eidos.cli.bundle;

import org.jspecify.annotations.NullMarked;
