/** Where the files of a recipe library come from: embedded in the tool, a directory, or one laid over the other. */
@NullMarked
package dev.eidos.recipe.library;

import org.jspecify.annotations.NullMarked;
