/** The files of a recipe library: embedded in the tool, a directory, or one laid over the other. */
@NullMarked
package dev.eidos.recipe.library;

import org.jspecify.annotations.NullMarked;
