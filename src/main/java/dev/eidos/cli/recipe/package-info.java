/** The commands {@code recipe}, {@code query}, {@code validate} and {@code convert}. */
@NullMarked
package dev.eidos.cli.recipe;

import org.jspecify.annotations.NullMarked;
