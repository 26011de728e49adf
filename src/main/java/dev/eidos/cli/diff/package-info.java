/** The command {@code diff}. */
@NullMarked
package dev.eidos.cli.diff;

import org.jspecify.annotations.NullMarked;
