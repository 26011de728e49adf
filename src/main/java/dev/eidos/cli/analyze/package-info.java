/** The command {@code analyze}. */
@NullMarked
package dev.eidos.cli.analyze;

import org.jspecify.annotations.NullMarked;
