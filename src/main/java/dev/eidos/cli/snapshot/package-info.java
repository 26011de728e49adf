/** The commands {@code snapshot}, {@code get} and {@code agent}. */
@NullMarked
package dev.eidos.cli.snapshot;

import org.jspecify.annotations.NullMarked;
