/** The commands {@code recipe}, {@code query} and {@code validate}. */
@NullMarked
package dev.eidos.cli.recipe;

import org.jspecify.annotations.NullMarked;
