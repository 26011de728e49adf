/** The commands {@code snapshot} and {@code agent}. */
@NullMarked
package dev.eidos.cli.snapshot;

import org.jspecify.annotations.NullMarked;
